// SPDX-License-Identifier: Apache-2.0
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { CasePane } from './CasePane.tsx'

const route = getRouteApi('/cases/$root/$id')

/** One case by its own address: from supervision, from a lane, from a link in a message. */
export function CasePage() {
  const { root, id } = route.useParams()
  const { t } = useTranslation()
  const router = useRouter()
  return (
    <div className="work work-alone">
      <h1 className="unseen">{t('case.title')}</h1>
      <CasePane key={`${root}.${id}`} root={root} caseId={id} task={null} onClose={() => router.history.back()} />
    </div>
  )
}
