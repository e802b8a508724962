// The register as points over the provinces by deck.gl in Chromium: with_deck.mjs REGISTER PROVINCES OUT CHROMIUM PAGE.
// A server on this machine hands out the files, since a page from the disk may read none.
import {createReadStream, statSync} from "node:fs";
import {createServer} from "node:http";
import {dirname, join, resolve} from "node:path";

const [register, provinces, out, browserPath, page] = process.argv.slice(2);
const {default: puppeteer} = await import(join(resolve(dirname(page)), "node_modules/puppeteer-core/lib/esm/puppeteer/puppeteer-core.js"));
const files = {"/register.csv": register, "/provinces.geojson": provinces, "/page.html": page};
const server = createServer((request, response) => {
  const path = new URL(request.url, "http://x").pathname;
  const file = files[path] ?? (path.startsWith("/node_modules/") && !path.includes("..") ? join(dirname(page), path) : null);
  if (!file) { response.writeHead(404).end(); return; }
  const type = {html: "text/html", js: "text/javascript", csv: "text/csv"}[file.split(".").pop()] ?? "application/json";
  response.writeHead(200, {"content-type": type, "content-length": statSync(file).size});
  createReadStream(file).pipe(response);
}).listen(0, "127.0.0.1");
await new Promise(ready => server.once("listening", ready));
const browser = await puppeteer.launch({
  executablePath: browserPath, headless: true, protocolTimeout: 600_000,
  args: ["--no-sandbox", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist", "--window-size=1920,1080", "--no-first-run", "--js-flags=--max-old-space-size=8192"],
  defaultViewport: {width: 1920, height: 1080},
});
const tab = await browser.newPage();
const base = `http://127.0.0.1:${server.address().port}`;
await tab.goto(`${base}/page.html?register=${base}/register.csv&provinces=${base}/provinces.geojson`);
await tab.waitForFunction("window.drawn || window.failed", {timeout: 600_000});
const failed = await tab.evaluate("window.failed");
if (failed) { console.error(failed); process.exitCode = 1; }
else { await tab.screenshot({path: out}); }
await browser.close();
server.close();
