// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { plainNumber } from '../../../engine/text/index.ts'
import { type FileVerdict, get, isProblem, upload } from '../../client/index.ts'
import { moment } from '../format/dates.ts'
import { Page } from '../frame/Page.tsx'
import { Trouble, useSentence } from '../frame/Trouble.tsx'
import { Waiting } from '../frame/Waiting.tsx'
import { useSession } from '../questions.ts'
import { Fact } from './Fact.tsx'

/** QM and sixteen signs: only a signature's code looks so. */
export const isSignatureCode = (code: string): boolean =>
  /^QM[0-9A-Z]{16}$/.test(plainNumber(code).replaceAll('-', '').toUpperCase())

/** Who signed a paper and when, and whether the file in one's hands is the one that was signed. */
export function SignatureVerified({ code }: { code: string }) {
  const { t, i18n } = useTranslation()
  const answer = useQuery({
    queryKey: ['verify', 'signature', code],
    queryFn: ({ signal }) => get('/api/verify/signatures/{code}', { path: { code }, signal }),
    retry: false,
    gcTime: 0,
  })
  const sentence = useSentence(answer.error)
  const isSignedIn = useSession()?.caller != null
  const data = answer.data
  return (
    <Page title={t('verify.title')}>
      {answer.isLoading && <Waiting />}
      {answer.isError &&
        (isProblem(answer.error) && answer.error.status === 404 ? (
          <div className="say danger stack-tight" role="alert">
            <h2>{t('signature.unknownTitle')}</h2>
            <p>{sentence}</p>
          </div>
        ) : (
          <Trouble error={answer.error} again={() => void answer.refetch()} />
        ))}
      {data && (
        <>
          <div className={`say ${data.valid ? 'ok' : 'danger'}`} role="status">
            <h2>{t(data.valid ? 'signature.valid' : 'signature.invalid')}</h2>
          </div>
          <dl className="paper facts figures">
            <Fact title={t('signature.title')} value={data.title} />
            <Fact title={t('signature.purpose')} value={data.purpose} />
            <Fact title={t('signature.signer')} value={data.signer.name} />
            <Fact title={t('signature.seal')} value={data.seal ?? undefined} />
            <Fact title={t('signature.user')} value={data.user ?? undefined} />
            <Fact title={t('signature.at')} value={moment(data.signedAt, new Date(), i18n.language)} />
            <Fact title={t('signature.code')} value={data.code} />
            <Fact title={t('signature.digest')} value={data.sm3} />
            <Fact title={t('signature.key')} value={data.key} />
            <Fact title={t('verify.at')} value={moment(data.checkedAt, new Date(), i18n.language)} />
          </dl>
          <p className="small muted">{t('signature.note')}</p>
          {isSignedIn ? <FileCheck code={data.code} /> : <p className="small muted">{t('signature.fileSignIn')}</p>}
          {data.simulated && <p className="small muted">{t('signature.simulated')}</p>}
        </>
      )}
    </Page>
  )
}

/** The file itself, byte for byte. */
function FileCheck({ code }: { code: string }) {
  const { t } = useTranslation()
  const [verdict, setVerdict] = useState<FileVerdict>()
  const [error, setError] = useState<unknown>()
  async function check(file: File | undefined) {
    if (file === undefined) return
    setVerdict(undefined)
    setError(undefined)
    try {
      setVerdict(await upload('/api/verify/signatures/file', undefined, file, { progress: () => {} }))
    } catch (caught) {
      setError(caught)
    }
  }
  const isGood = verdict?.result === 'genuine' && verdict.code === code
  return (
    <section className="paper stack" aria-labelledby="check-file">
      <h2 id="check-file">{t('signature.file')}</h2>
      <p>{t('signature.fileText')}</p>
      <div className="field">
        <label htmlFor="signed-file">{t('signature.choose')}</label>
        <input
          id="signed-file"
          className="input"
          type="file"
          accept="application/pdf,.pdf"
          onChange={(event) => void check(event.target.files?.[0])}
        />
      </div>
      {error !== undefined && <Trouble error={error} />}
      {verdict && (
        <div className={`say ${isGood ? 'ok' : 'danger'} stack-tight`} role="status">
          <p className="strong">
            {verdict.result === 'broken'
              ? t('signature.broken')
              : isGood
                ? t('signature.genuine')
                : t('signature.other', { code: verdict.code })}
          </p>
          {verdict.says.map((line) => (
            <p key={line} className="small" lang="zh-CN">
              {line}
            </p>
          ))}
        </div>
      )}
    </section>
  )
}
