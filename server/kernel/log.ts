// SPDX-License-Identifier: Apache-2.0

/** The part of pino's logger that rooms use. No personal data goes into a log: ids and codes only. */
export type Log = {
  info(facts: object, message?: string): void
  warn(facts: object, message?: string): void
  error(facts: object, message?: string): void
  debug(facts: object, message?: string): void
}

export const silentLog: Log = { info() {}, warn() {}, error() {}, debug() {} }
