// SPDX-License-Identifier: Apache-2.0
import type { Readable, Writable } from 'node:stream'

export type Io = { stdin: Readable; stdout: Writable; stderr: Writable }
export type ProcessCommand = { usage: string; summary: string; run(args: string[], io: Io): Promise<number> }

/** Exit codes of every process command. */
export const exits = { done: 0, wrong: 2, error: 3, stuck: 4, refused: 5 } as const

export const print = (to: Writable, value: unknown) => to.write(`${typeof value === 'string' ? value : JSON.stringify(value)}\n`)
