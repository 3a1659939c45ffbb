// SPDX-License-Identifier: Apache-2.0
import type { RefusalCodes } from '../kernel/index.ts'

export const studioRefusals: RefusalCodes = {
  DRAFT_NOT_YOURS: {
    status: 403,
    zh: '这份改稿是{author}的，只有起草人能修改和提交。您可以另起一份改稿。',
    en: 'This draft is {author}’s; only its author changes and submits it. Begin a draft of your own.',
  },
  DRAFT_NEEDS_SECOND_PERSON: {
    status: 403,
    zh: '审核和发布须由起草人以外的人来做。请等另一位有发布权限的人员处理。',
    en: 'Somebody other than the author approves and publishes a draft.',
  },
  DRAFT_MOVED: {
    status: 409,
    zh: '这份改稿刚才在别处改动过，您这次的操作没有生效。请打开最新内容，看过再操作。',
    en: 'The draft was changed elsewhere a moment ago; what you did now has no effect. Open it as it is now and go on from there.',
  },
  DRAFT_STATE: {
    status: 409,
    zh: '这份改稿现在是“{state}”，不能这样操作。请刷新页面看最新情况。',
    en: 'The draft is not in a state that allows this. Refresh to see where it stands.',
  },
  DRAFT_EMPTY: {
    status: 422,
    zh: '这份改稿和现行版本没有差别，没有什么可提交的。请先修改。',
    en: 'The draft says what the current version says. Change something first.',
  },
  DRAFT_HAS_ERRORS: {
    status: 422,
    zh: '检查发现 {count} 处错误，改好后才能继续。第一处：{first}',
    en: 'The check found {count} errors, to be mended first. The first one: {first}',
  },
  DRAFT_OUTDATED: {
    status: 409,
    zh: '起草之后，现行版本已经换了，这份改稿不能直接发布，内容仍保留。请从现行版本另起一份改稿。',
    en: 'The current version has changed since this draft was begun. The draft is kept; begin another from the current version.',
  },
  REHEARSAL_NO_DEMO: {
    status: 404,
    zh: '没有叫「{login}」的演示居民。试填只用演示居民的资料，请从列表里选一位；正式城市没有演示居民，请在测试环境试填。',
    en: 'There is no demo person {login}. Rehearsals use demo people only; choose one from the list.',
  },
  FILE_NOT_OF_MATTER: {
    status: 422,
    zh: '「{file}」不是这个事项的文件，没有保存。请只修改现有的指南、表单、流程和决策。',
    en: '{file} is not a file of this matter. Nothing was saved.',
  },
}
