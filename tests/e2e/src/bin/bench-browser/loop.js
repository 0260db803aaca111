// The plainest load a browser can make: loops that fetch, read the body, and fetch again.
onmessage = async ({ data: { url, loops, millis } }) => {
  const end = performance.now() + millis;
  let requests = 0;
  const loop = async () => {
    while (performance.now() < end) {
      const response = await fetch(url, { cache: "no-store", credentials: "omit" });
      await response.arrayBuffer();
      requests += 1;
    }
  };
  await Promise.all(Array.from({ length: loops }, loop));
  postMessage(requests);
};
