// SPDX-License-Identifier: Apache-2.0
import type { Compiled, MatterPart } from '../../packs/index.ts'
import type { ExampleFile } from './example-schema.ts'
import type { ImplementationFile, ItemFile } from './schema.ts'

/** A version of an item as a running city uses it. */
export type Item = Compiled<'item', ItemFile, ExampleFile>

/** An item while the packs are read. `basic` and `own`: what a body carries out, made whole from a basic item and what the body itself says. */
export type ItemPart = MatterPart<ItemFile, ExampleFile> & { basic?: ItemPart; own?: ImplementationFile }
