// SPDX-License-Identifier: Apache-2.0
// The thread that checks drafts apart from the server: it has the same kinds of content, and nothing else of the city.
import { answerChecks } from './packs/index.ts'
import { contentKinds } from './rooms.ts'

await answerChecks(contentKinds)
