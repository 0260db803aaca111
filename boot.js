import init, { initSync, page_main, worker_main } from "./pkg/katydid.js";

if (self.document) init().then(page_main);
else onmessage = ({ data: [module, port] }) => (initSync({ module }), worker_main(port));
