// Chromium without a window, driven over a pipe (the DevTools protocol, a JSON message to each zero byte): nothing but
// Node and the browser is needed.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export class Browser {
  static async start(program, { width = 1600, height = 1000 } = {}) {
    const browser = new Browser();
    browser.profile = mkdtempSync(join(tmpdir(), 'actorgraph-viewer-'));
    browser.process = spawn(program, ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', '--disable-extensions',
      '--disable-background-networking', '--disable-component-update', '--hide-scrollbars', `--window-size=${width},${height}`,
      `--user-data-dir=${browser.profile}`, '--remote-debugging-pipe', 'about:blank'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
    browser.process.on('exit', () => browser.fail(new Error('the browser has ended')));
    browser.waiting = new Map();
    browser.listeners = new Set();
    browser.last = 0;
    let rest = Buffer.alloc(0);
    browser.process.stdio[4].on('data', (bytes) => {
      rest = Buffer.concat([rest, bytes]);
      for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
        browser.take(JSON.parse(rest.subarray(0, end).toString()));
        rest = rest.subarray(end + 1);
      }
    });
    const { targetInfos } = await browser.send('Target.getTargets');
    const { targetId } = targetInfos.find(({ type }) => type === 'page');
    ({ sessionId: browser.session } = await browser.send('Target.attachToTarget', { targetId, flatten: true }));
    for (const domain of ['Page', 'Runtime', 'Network', 'Log', 'Accessibility']) await browser.send(`${domain}.enable`);
    return browser;
  }

  take(message) {
    if (message.id === undefined) {
      for (const listener of this.listeners) listener(message);
      return;
    }
    const { resolve, reject } = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (message.error) reject(new Error(message.error.message));
    else resolve(message.result);
  }

  fail(error) {
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }

  send(method, params = {}) {
    const id = ++this.last;
    this.process.stdio[3].write(JSON.stringify({ id, method, params, sessionId: this.session }) + '\0');
    return new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }));
  }

  /** `listener(method, params)` for everything that happens. */
  on(listener) {
    this.listeners.add(({ method, params }) => listener(method, params));
  }

  /** What an expression gives in the page; promises are waited for. */
  async run(expression) {
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(`${expression}: ${exceptionDetails.exception?.description || exceptionDetails.text}`);
    return result.value;
  }

  async until(expression, milliseconds = 20000) {
    const end = Date.now() + milliseconds;
    for (;;) {
      // While a page is being left there is nothing to ask.
      const value = await this.run(expression).catch(() => undefined);
      if (value) return value;
      if (Date.now() > end) throw new Error(`never true: ${expression}`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  /** Opens a page and waits for its first picture. */
  async open(address) {
    await this.send('Page.navigate', { url: 'about:blank' });
    await this.send('Page.navigate', { url: address });
    await this.until('document.documentElement.dataset.firstPicture');
  }

  async click(x, y) {
    await this.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y });
    for (const type of ['mousePressed', 'mouseReleased']) {
      await this.send('Input.dispatchMouseEvent', { type, x, y, button: 'left', clickCount: 1 });
    }
  }

  async press(key, code = key, text = undefined) {
    const keys = { Enter: 13, Escape: 27, Tab: 9, ArrowUp: 38, ArrowDown: 40, ArrowLeft: 37, ArrowRight: 39, Home: 36, End: 35 };
    const event = { key, code, windowsVirtualKeyCode: keys[key] || key.toUpperCase().charCodeAt(0), text: text ?? (key === 'Enter' ? '\r' : key.length === 1 ? key : undefined) };
    await this.send('Input.dispatchKeyEvent', { type: event.text ? 'keyDown' : 'rawKeyDown', ...event });
    await this.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
  }

  async type(text) {
    await this.send('Input.insertText', { text });
  }

  async screenshot() {
    const { data } = await this.send('Page.captureScreenshot', { format: 'png' });
    return Buffer.from(data, 'base64');
  }

  async close() {
    await this.send('Browser.close').catch(() => {});
    await new Promise((resolve) => (this.process.exitCode === null ? this.process.once('exit', resolve) : resolve()));
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
