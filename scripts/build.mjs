// SPDX-License-Identifier: Apache-2.0
import { ensureBuilt, ensureInstalled } from './setup.mjs'

ensureInstalled()
ensureBuilt()
