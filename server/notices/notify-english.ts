// SPDX-License-Identifier: Apache-2.0
import { limitInEnglish, saidNumbers } from '@chengshu/engine'
import { contentInEnglish } from '../items/index.ts'
import type { Json } from '../kernel/index.ts'

/** The English name of a matter, a licence or a body; its Chinese one where the city has none. */
export type Say = (name: string) => string

const yuan = (value: Json | undefined) => `¥${Number(value).toFixed(2)}`
const REMEDY = 'If you disagree, you may apply for administrative reconsideration or bring an administrative lawsuit'
const ENDED: Record<string, string> = { 暂扣: 'suspended', 撤销: 'revoked', 注销: 'cancelled', 吊销: 'revoked as a penalty' }
const ended = (kind: Json | undefined) => ENDED[String(kind)] ?? String(kind)

/** What a parcel holds: the licences in it, or the decision on a matter; the result of the matter where that is not known. */
function holds({ contents, itemName }: Record<string, Json>, say: Say): string {
  const named = Array.isArray(contents) ? contents.map((one) => contentInEnglish(String(one), say)) : []
  if (named.length === 0) return `The result of “${say(String(itemName))}” is`
  return `${named.join(', ')} ${named.length === 1 ? 'is' : 'are'}`
}

const untilSaid = (until: Json | undefined) => (until === '无' ? '' : `, until ${String(until)}`)

/** The same facts as in `notify-chinese.ts`, for whoever reads English. What officers wrote stays as they wrote it. */
export const wordsInEnglish: Record<string, (payload: Record<string, Json>, say: Say) => { title: string; body: string }> = {
  caseSubmitted: (p, say) => ({
    title: 'Application received',
    body: `“${say(String(p.itemName))}” has been submitted, number ${saidNumbers(String(p.number))}`,
  }),
  unitTaskOpened: (p, say) => ({
    title: 'Something waits for your unit',
    body: `${String(p.unitName)}: “${String(p.name)}” of “${say(String(p.itemName))}” waits${untilSaid(p.until)}`,
  }),
  unitTaskHanded: (p, say) => ({
    title: 'A task was handed to you',
    body: `${String(p.unitName)}: “${String(p.name)}” of “${say(String(p.itemName))}” was handed to you by a colleague${untilSaid(p.until)}`,
  }),
  unitTaskDue: (p, say) => ({
    title: 'A task of your unit is soon due',
    body: `${String(p.unitName)}: “${String(p.name)}” of “${say(String(p.itemName))}” still waits${untilSaid(p.until)}`,
  }),
  unitTaskOverdue: (p, say) => ({
    title: 'A task of your unit is overdue',
    body: `${String(p.unitName)}: “${String(p.name)}” of “${say(String(p.itemName))}” is late; please do it now or explain`,
  }),
  caseTold: (p) => ({
    title: String(p.titleEn ?? 'News of your case'),
    body: String(p.bodyEn ?? `${String(p.title)}：${String(p.body)} (Chinese only)`),
    sms: p.sms === true,
  }),
  caseAccepted: (p, say) => ({
    title: 'Application accepted',
    body: `“${say(String(p.itemName))}” has been accepted; its time limit runs from now on`,
  }),
  supplementAsked: (p, say) => ({
    title: 'Please supply what is missing',
    body: `Something is missing for “${say(String(p.itemName))}”; please supply it by ${String(p.answerBy)}. Everything needed is listed at once`,
  }),
  caseRefused: (p, say) => ({
    title: 'Application not accepted',
    body: `“${say(String(p.itemName))}” was not accepted: ${p.ground ? say(String(p.ground)) : 'see the notice'}`,
  }),
  caseDecided: (p, say) => ({
    title: p.decision === 'granted' ? 'Approved' : 'Not approved',
    body: `“${say(String(p.itemName))}” has been decided; please have a look`,
  }),
  commitmentBegun: (p, say) => ({
    title: p.of === 'supply' ? 'Please supply what you committed to' : 'Your commitment will be checked',
    body:
      p.of === 'supply'
        ? `Please supply “${say(String(p.name))}”, as you committed to, by ${String(p.dueOn)}`
        : `What you committed to, “${say(String(p.name))}”, will be checked by ${String(p.dueOn)}`,
  }),
  commitmentReminded: (p, say) => ({
    title:
      p.when === 'before'
        ? 'Your commitment is soon due'
        : p.of === 'supply'
          ? 'What you committed to has not been supplied'
          : 'Your commitment was found not to be kept',
    body:
      p.of === 'supply'
        ? `“${say(String(p.name))}”: ${p.when === 'before' ? `please supply it by ${String(p.dueOn)}` : 'it has not been supplied; you may still supply it now and say why it is late'}`
        : `“${say(String(p.name))}”: ${p.when === 'before' ? `it will be checked by ${String(p.dueOn)}; please have the place and the papers ready` : 'it was found untrue or not kept. The head of the unit decides whether to revoke; you may state your case and defend yourself, by telephone or at a counter'}`,
  }),
  commitmentLapsed: (p, say) => ({
    title: 'What you committed to was not supplied in time',
    body: `“${say(String(p.name))}” is overdue. ${p.ends === true ? 'By the rules of this matter the case has ended' : 'The head of the unit decides what follows; what you supply now is still seen'}`,
  }),
  commitmentSupplied: (p, say) => ({
    title: 'What you supplied has been received',
    body: `“${say(String(p.name))}” has been received`,
  }),
  commitmentSettled: (p, say) => ({
    title: 'Commitment settled',
    body: `“${say(String(p.name))}” is settled; there is nothing more to do`,
  }),
  decisionRevoked: (p, say) => ({
    title: p.wasGranted === true ? 'The decision was revoked' : 'The case was ended',
    body: `“${say(String(p.itemName))}”: ${p.wasGranted === true ? 'the approval was revoked' : 'the case was ended'}. Reason: ${String(p.reason)}. ${REMEDY}`,
  }),
  licenceIssued: (p, say) => ({
    title: 'Licence issued',
    body: `${say(String(p.licenceName))} has been put into your licence wallet`,
  }),
  licenceEnded: (p, say) => ({
    title: `Licence ${ended(p.kind)}`,
    body: `${say(String(p.issuer))}: your ${say(String(p.licenceName))} was ${ended(p.kind)}. Reason: ${String(p.reason)}. From now on a check shows it as ${ended(p.kind)}. ${REMEDY}`,
  }),
  licenceGivenBack: (p, say) => ({
    title: 'Licence given back',
    body: `${say(String(p.issuer))} gave back your ${say(String(p.licenceName))}; it is valid again: ${String(p.reason)}`,
  }),
  caseSuspended: (p, say) => ({
    title: 'Special procedure',
    body: `The time limit of “${say(String(p.itemName))}” is suspended (${say(String(p.kind))}): ${String(p.reason)}`,
  }),
  caseExtended: (p, say) => ({
    title: 'Time limit extended',
    body: `“${say(String(p.itemName))}” is extended by ${limitInEnglish(String(p.amount))}: ${String(p.reason)}`,
  }),
  feeBilled: (p, say) => ({
    title: 'Fee to be paid',
    body: `${say(String(p.name))} ${yuan(p.amount)}; the case goes on once it is paid`,
  }),
  feeReturned: (p) => ({
    title: 'Refund accepted',
    body: `${yuan(p.amount)} will be returned the way it was paid (simulated)`,
  }),
  readyToCollect: (p, say) => ({
    title: 'Please collect the result',
    body: `The result of “${say(String(p.itemName))}” is at the counter; please bring your identity document`,
  }),
  resultsTogether: (p, say) => ({
    title: `${String(p.count)} results for you together`,
    body: `“${say(String(p.itemName))}” is all done: ${(p.names as string[]).map(say).join(', ')} are in your account`,
  }),
  deliveryBooked: (p, say) => ({
    title: 'Result sent',
    body: `${holds(p, say)} on the way, waybill ${String(p.waybill)} (simulated courier)`,
  }),
  deliveryFailed: (p, say) => ({
    title: 'The courier could not deliver',
    body: `${holds(p, say)} not delivered (waybill ${String(p.waybill)}, simulated courier) and nothing counts as served. Please open the case and choose: correct the address and have it sent again, or collect it at a hall; staff deal with it within 2 working days`,
  }),
  caseClosed: (p, say) => ({ title: 'Case closed', body: `“${say(String(p.itemName))}” is done; please rate this service` }),
  draftEnds: (p, say) => ({
    title: 'Draft about to be deleted',
    body: `Your draft of “${say(String(p.itemName))}” has not been changed for long and will be deleted with its files after ${String(p.endsOn)}. To keep it, open and change it`,
  }),
  objectionAnswered: (p, say) => ({
    title: 'Your objection to data was answered',
    body: `Your objection to “${String(p.what)}” in “${say(String(p.source))}”: ${p.corrected === true ? 'it is right, and the source was corrected' : 'the record was checked and stands'}. ${String(p.answer)}`,
  }),
  claimReversed: (p, say) => ({
    title: 'A receipt that you booked was reversed',
    body: `Money was returned on the receipt “${say(String(p.name))}” that your unit booked: ${yuan(p.amount)} was booked, ${yuan(p.standing)} now stands. Please correct your accounts`,
  }),
  ratingAnswered: (p) => ({
    title: 'Your rating was answered',
    body: String(p.answer ?? 'It has been put right; please have a look'),
  }),
}

export type AccountNews = 'passwordReset' | 'identityDeclared'
export const accountInEnglish: Record<AccountNews, { title: string; body: string }> = {
  passwordReset: {
    title: 'Password set anew',
    body: 'Your password has just been set anew with a text message code, and all other devices were signed out. If it was not you, call 12345 at once',
  },
  identityDeclared: {
    title: 'Please show your document at a counter',
    body: 'Your account was opened on-line with a foreign document that no counter has seen yet. You can still sign in, follow your cases, read guides and fill in drafts; to submit, bring passport or permit and your phone to any service counter once',
  },
}
