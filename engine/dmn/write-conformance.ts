// SPDX-License-Identifier: Apache-2.0
// Writes docs/conformance-feel-dmn.md.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { conformancePage } from './conformance.ts'

await writeFile(join(import.meta.dirname, '..', '..', 'docs', 'conformance-feel-dmn.md'), await conformancePage())
