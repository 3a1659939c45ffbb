// SPDX-License-Identifier: Apache-2.0
import type { Answer } from '../../client/index.ts'

export type DraftSignature = NonNullable<Answer<'GET', '/api/drafts/{id}/check'>['signature']>
export type Signing = Answer<'GET', '/api/me/signings/{request}'>
export type FirmSeals = Answer<'GET', '/api/me/firm-seals'>
export type FirmSeal = FirmSeals['seals'][number]
export type GivenSignature = Answer<'GET', '/api/me/signatures'>['rows'][number]
export type FileVerdict = Answer<'POST', '/api/verify/signatures/file'>
