// SPDX-License-Identifier: Apache-2.0
// npm start: installs, builds, and starts the city. npm run dev: the same, and starts again when the server's files change.
import { ensureBuilt, ensureInstalled, start24 } from './setup.mjs'

ensureInstalled()
ensureBuilt()
const server = start24([
  ...(process.argv.includes('--dev') ? ['--watch-path=server', '--watch-path=engine', '--watch-path=packs'] : []),
  'server/main.ts',
])
// the server stops by itself on Ctrl-C (the terminal tells both); this process waits for it and answers with its code
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => signal !== 'SIGINT' && server.kill(signal))
server.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
