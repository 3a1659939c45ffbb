// SPDX-License-Identifier: Apache-2.0
import type { Json, Tx } from '../kernel/index.ts'
import { closedMessages, closedNotices } from './closed.ts'

export type Notice = {
  account: string
  id: string
  at: Date
  kind: string
  /** in Chinese; rows from before `said` of an account that had chosen English are in English */
  title: string
  body: string
  /** what the fact said, as far as the words of either language name it; none in rows from before it was kept */
  said: Record<string, Json> | null
  link: string
}

/** The fact's id is the notice's id: the same fact delivered again makes no second notice. */
export async function insertNotices(tx: Tx, notices: Notice[]): Promise<void> {
  if (notices.length === 0) return
  const rows = notices.map((notice) => ({
    ...notice,
    body: closedNotices.text(tx, notice, 'body', notice.body),
    said: notice.said && closedNotices.value(tx, notice, 'said', notice.said),
  }))
  await tx`
    insert into notices.notices (account, id, at, kind, title, body, said, link)
    select account, id, at, kind, title, body, said, link
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
        as r(account uuid, id uuid, at timestamptz, kind text, title text, body text, said jsonb, link text)
    on conflict do nothing`
}

export async function noticesOf(
  tx: Tx,
  account: string,
  limit: number,
  after: string | undefined,
): Promise<(Notice & { readAt: Date | null })[]> {
  const rows = await tx<(Notice & { readAt: Date | null })[]>`
    select account, id, at, kind, title, body, said, link, read_at as "readAt" from notices.notices
     where account = ${account} ${after ? tx`and id < ${after}::uuid` : tx``} order by id desc limit ${limit + 1}`
  return closedNotices.open(tx, rows)
}

export async function countUnread(tx: Tx, account: string): Promise<number> {
  const [row] = await tx<
    { n: number }[]
  >`select count(*)::int as n from (select 1 from notices.notices where account = ${account} and read_at is null limit 100) n`
  return row?.n ?? 0
}

export async function markRead(tx: Tx, account: string, at: Date): Promise<void> {
  await tx`update notices.notices set read_at = ${at} where account = ${account} and read_at is null`
}

export type Message = { account: string; id: string; mobile: string; body: string; at: Date }

/** Answers those that were not there. */
export async function insertMessages(tx: Tx, messages: Message[]): Promise<{ account: string; id: string }[]> {
  if (messages.length === 0) return []
  const rows = messages.map((message) => ({ ...message, body: closedMessages.text(tx, message, 'body', message.body) }))
  return tx<{ account: string; id: string }[]>`
    insert into notices.messages (account, id, mobile, body, state, asked_at)
    select account, id, mobile, body, 'waiting', at
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(account uuid, id uuid, mobile text, body text, at timestamptz)
    on conflict do nothing returning account, id`
}

/** `kept`: what stays of the text when it held a secret. */
export async function markSent(tx: Tx, account: string, id: string, at: Date, kept: string | null): Promise<void> {
  const body = kept === null ? null : closedMessages.text(tx, { account, id }, 'body', kept)
  await tx`
    update notices.messages set state = 'sent', sent_at = ${at}, body = coalesce(${body}, body)
     where account = ${account} and id = ${id} and state = 'waiting'`
}

export async function messagesOf(
  tx: Tx,
  account: string,
  limit: number,
): Promise<{ id: string; body: string; state: string; askedAt: Date }[]> {
  const rows = await tx<{ account: string; id: string; body: string; state: string; askedAt: Date }[]>`
    select account, id, body, state, asked_at as "askedAt" from notices.messages where account = ${account} order by id desc limit ${limit}`
  return closedMessages.open(tx, rows)
}

/** Answers how many went. A message that still waits to be sent is not touched. */
export async function deleteNotices(tx: Tx, before: Date): Promise<number> {
  return (await tx`delete from notices.notices where at < ${before} returning 1`).length
}

export async function deleteMessages(tx: Tx, before: Date): Promise<number> {
  return (await tx`delete from notices.messages where asked_at < ${before} and state <> 'waiting' returning 1`).length
}
