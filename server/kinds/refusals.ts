// SPDX-License-Identifier: Apache-2.0
import type { RefusalCodes } from '../kernel/index.ts'

export const kindRefusals: RefusalCodes = {
  KIND_UNKNOWN: {
    status: 404,
    zh: '没有“{kind}”这类办件，或者它还没有启用。请刷新页面后重新选择。',
    en: 'There is no kind of case “{kind}” in force. Reload the page and choose again.',
  },
  ANSWERS_INVALID: {
    status: 422,
    zh: '有内容需要改正，填写的都还在：{fields}',
    en: 'Something has to be corrected; what you typed is kept: {fields}',
  },
  KIND_GUARD: {
    status: 409,
    zh: '“{kind}”现在不能这样办：{because}',
    en: 'This cannot be done with “{kind}” now: {because}',
  },
  UNIT_UNKNOWN: {
    status: 409,
    zh: '“{kind}”的{unit}没有找到（{key}），这一步没有办。请核对填写的信用代码或编号；登记册里没有的，先登记。',
    en: '“{kind}” names no {unit} that is known ({key}), so nothing was done. Check the credit code or key, or enter it in its register first.',
  },
  UNIT_ENDED: {
    status: 409,
    zh: '{unit}已经注销或者终止，不能再派给它。请改选别的单位，或由承办部门自己办。',
    en: '{unit} has been dissolved, so nothing can be given to it. Choose another unit, or handle it in the department.',
  },
  UNIT_NOT_LISTED: {
    status: 409,
    zh: '{unit}不在“{kind}”写明的单位里，不能派给它。请改选名单里的单位。',
    en: '{unit} is not among the units that “{kind}” names. Choose one of those.',
  },
  KIND_NOT_OPENED_HERE: {
    status: 409,
    zh: '“{kind}”没有写明可以由这类办件转出。请在它的 opens.kinds 里加上。',
    en: '“{kind}” does not say that a case of this kind may open it (opens.kinds).',
  },
  KIND_NOT_YOURS: {
    status: 403,
    zh: '您的岗位不能登记“{kind}”。可以登记的岗位：{positions}。',
    en: 'Your position does not open “{kind}”. Positions that do: {positions}.',
  },
  ROW_UNKNOWN: {
    status: 404,
    zh: '登记册“{register}”里没有编号为“{key}”的记录。请核对编号，或先登记。',
    en: 'The register “{register}” has no row “{key}”. Check the key, or enter it first.',
  },
  SAME_BEFORE: {
    status: 409,
    zh: '同样的“{kind}”在 {since} 已经登记过，编号 {number}。请在原件上补充情况，不用重复登记。',
    en: 'The same “{kind}” was opened on {since} as {number}. Add to that one instead of opening another.',
  },
  UNTIL_WRONG: {
    status: 422,
    zh: '“{kind}”的完成期限 {day} 不行：请选今天以后的一个工作日。',
    en: 'The day {day} will not do for “{kind}”: choose a working day after today.',
  },
  SENT_BEFORE: {
    status: 409,
    zh: '“{kind}”刚才已经登记成功（办件 {number}），那次的内容和这次不同。是同一件事的，打开那一件看，不用再登记；是另一件事的，再提交一次（系统对接请换一个新编号）。',
    en: '“{kind}” was registered before (case {number}), with something else in it. If it is the same matter, open that one; if it is another, send it again (a system: under an id of its own).',
  },
  ROUTE_FAILED: {
    status: 409,
    zh: '按“{kind}”的派单规则找不到承办部门。请补全分类和位置，或联系配置人员检查规则。',
    en: 'The rule of “{kind}” names no department for this. Complete class and place, or ask whoever keeps the rule.',
  },
  FILTER_UNKNOWN: {
    status: 422,
    zh: '不能按“{field}”筛选。请从列表给出的筛选项中选择。',
    en: 'The list does not filter by “{field}”. Choose one of the filters that it offers.',
  },
  SIGNAL_UNKNOWN: {
    status: 404,
    zh: '“{kind}”不接收“{signal}”这种信号。',
    en: '“{kind}” takes no signal “{signal}”.',
  },
  CHECK_UNKNOWN: {
    status: 404,
    zh: '这件任务没有这张检查清单，或者这一项现在不用检查。请刷新页面，按现在的清单填写。',
    en: 'This task has no such checklist, or the item is not asked now. Reload the page and fill in the list as it is.',
  },
  CHECK_CHANGED: {
    status: 409,
    zh: '“{item}”刚才由{by}填为{result}，您的这一项没有覆盖它。请核对后再改。',
    en: '“{item}” has just been answered by {by} ({result}); yours did not replace it. Look at it and change it if need be.',
  },
  CHECK_REASON: {
    status: 422,
    zh: '“{item}”要写不适用，请选一个原因：{reasons}。',
    en: 'Choose why “{item}” does not apply: {reasons}.',
  },
  CHECK_VALUE: {
    status: 422,
    zh: '“{item}”不收这样的凭据。请按清单写明的填数值、拍照片或者上传文件。',
    en: '“{item}” takes no such proof. Give the number, photo or paper that the list asks for.',
  },
  CHECK_INCOMPLETE: {
    status: 409,
    zh: '{list}还有 {count} 项没有填：{items}。请填完再提交，已填的都在。',
    en: '{list}: {count} items have no answer: {items}. Answer them and send it again; what you said is kept.',
  },
  CHECK_PROOF: {
    status: 409,
    zh: '{list}有 {count} 项还缺照片、文件或数值：{items}。请补上再提交。',
    en: '{list}: {count} items lack their photo, paper or number: {items}. Add it and send it again.',
  },
  CHECK_OPEN: {
    status: 409,
    zh: '不合格项还没有整改完（{numbers}），现在不能这样办。请等这些整改办结。',
    en: 'What failed has not been put right yet ({numbers}). Wait until those cases have ended.',
  },
  STEP_ROWS: {
    status: 409,
    zh: '“{register}”里符合条件的超过 {most} 行，流程这一步不能只取一部分。请在流程里写更窄的条件，或用 row.sum。',
    en: 'More than {most} rows of “{register}” fit; the step does not go on with a part of them. Narrow its condition, or use row.sum.',
  },
  SIGNAL_NOT_FOUND: {
    status: 404,
    zh: '没有收到过这个编号的信号，或者它没有引起办件。请核对编号。',
    en: 'No signal of this id was taken, or it led to no case. Check the id.',
  },
  STEP_INPUT: {
    status: 409,
    zh: '流程里这一步的输入“{input}”没有值或不能用。请联系配置人员检查流程。',
    en: 'The input “{input}” of this step has no value or may not be used. Ask whoever keeps the process.',
  },
}
