/**
 * Loaded before a site (`NODE_OPTIONS=--import`): writes a line to the file `WATCHED_NETWORK` for each name that is
 * looked up, each connection that is opened, and each port that is listened on.
 */
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

const file = process.env['WATCHED_NETWORK'] ?? '';

for (const names of ['lookup', 'resolve', 'resolve4', 'resolve6']) {
  for (const from of [dns, dns.promises]) {
    watch(from, names, (_, [name]) => {
      if (!net.isIP(String(name))) note(`name ${String(name)}`);
    });
  }
}

watch(net.Socket.prototype, 'connect', (_, [first]) => {
  const options = Array.isArray(first) ? first[0] : first;
  note(`connect ${options.host ?? options.path ?? 'localhost'}:${options.port ?? ''}`);
});

watch(net.Server.prototype, 'listen', (server) => {
  server.once('listening', () => note(`listen ${server.address()?.port}`));
});

syncBuiltinESMExports();

/** @param {string} line */
function note(line) {
  appendFileSync(file, `${line}\n`);
}

/**
 * @param {object} owner
 * @param {string} name
 * @param {(self: any, args: readonly any[]) => void} look
 */
function watch(owner, name, look) {
  const original = Reflect.get(owner, name);
  Reflect.set(
    owner,
    name,
    /** @this {unknown} @param {unknown[]} args */
    function (...args) {
      look(this, args);
      return Reflect.apply(original, this, args);
    },
  );
}
