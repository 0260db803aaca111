if (self.document) {
  const text = (id) => document.getElementById(id).textContent;
  document.getElementById("katydid-worker").href = "data:text/javascript," + encodeURIComponent(text("katydid-boot"));
  const zipped = new Blob([Uint8Array.from(atob(text("katydid-wasm")), (char) => char.charCodeAt(0))]);
  const wasm = zipped.stream().pipeThrough(new DecompressionStream("gzip"));
  const headers = { "content-type": "application/wasm" };
  __wbg_init({ module_or_path: new Response(wasm, { headers }) }).then(page_main);
} else onmessage = ({ data: [module, port] }) => (initSync({ module }), worker_main(port));
