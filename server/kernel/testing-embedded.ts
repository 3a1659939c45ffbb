// SPDX-License-Identifier: Apache-2.0
// A process that uses the embedded database of a folder, as a server does, until its input ends: node testing-embedded.ts FOLDER
import { startEmbedded } from './index.ts'

const { stop, port } = await startEmbedded(process.argv[2] ?? '', { say: (line) => console.log(line) })
console.log(`uses port ${port}`)
process.stdin.on('end', () => void stop().then(() => process.exit(0)))
process.stdin.resume()
