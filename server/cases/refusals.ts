// SPDX-License-Identifier: Apache-2.0
import type { RefusalCodes } from '../kernel/index.ts'

export const caseRefusals: RefusalCodes = {
  CASE_NOT_FOUND: {
    status: 404,
    zh: '没有找到这个办件。请核对办件编号，或在“我的办件”中查找。',
    en: 'There is no such case. Check the number, or look under “my cases”.',
  },
  CASE_CHANGED: {
    status: 409,
    zh: '您打开后，这个办件有了新的变化。您填写的内容已保留，请看过最新情况后再办理。',
    en: 'This case has changed since you opened it. What you typed is kept; look at it again, then act.',
  },
  CHECK_BY_ANOTHER: {
    status: 409,
    zh: '“{task}”须由另一位人员办理：前一步是{by}办的，不能自己核验自己。',
    en: '“{task}” must be done by somebody else: the step that it checks was done by {by}.',
  },
  STATE_UNKNOWN: {
    status: 409,
    zh: '“{kind}”没有“{state}”这个状态，这一步办不了。请联系配置人员检查这类办件的状态定义。',
    en: '“{kind}” has no state “{state}”, so this cannot be done. Ask whoever keeps this kind of case to check its states.',
  },
  TASK_DEPARTMENT: {
    status: 409,
    zh: '“{task}”由哪个部门办，流程里的算法得不出来，这一步没有办。请联系配置人员检查 chengshu:department。',
    en: 'The process does not tell whose work “{task}” is, so nothing was done. Ask whoever keeps it to check chengshu:department.',
  },
  CASE_ENDED: {
    status: 409,
    zh: '这个办件已经结束（{state}），不能再办理。',
    en: 'This case has ended ({state}); nothing more can be done on it.',
  },
  CASE_PAUSED: {
    status: 409,
    zh: '办件正在{state}，计时已暂停，恢复后才能办理。',
    en: 'The case is paused ({state}). Act on it when it goes on.',
  },
  CASE_NOT_YOURS: {
    status: 403,
    zh: '这项工作由{owner}办理，您的岗位不能办理。',
    en: 'This work belongs to {owner}; your position cannot do it.',
  },
  CASE_NOT_PARKED: {
    status: 409,
    zh: '这个办件没有待处理的流程故障，不需要重试。',
    en: 'Nothing of this case is parked, so there is nothing to retry.',
  },
  TASK_NOT_FOUND: {
    status: 404,
    zh: '这项任务已经办完或不存在。请刷新工作列表。',
    en: 'This task is done already or does not exist. Refresh your list.',
  },
  TASK_DONE: {
    status: 409,
    zh: '这项任务已由{by}办完，您填写的意见没有提交。',
    en: 'This task has been done by {by}; your opinion was not sent.',
  },
  UNIT_TASK_DONE: {
    status: 409,
    zh: '这件事已由本单位的{by}办完，您填写的内容没有提交。',
    en: '{by} of your unit has done this already; what you typed was not sent.',
  },
  UNIT_TASK_TAKEN: {
    status: 409,
    zh: '这件事由本单位的{by}在办。要接手的，请对方转交，或由负责人转交。',
    en: '{by} of your unit has this in hand. Ask for it to be handed over, or have the head of the unit do so.',
  },
  UNIT_COLLEAGUE_UNKNOWN: {
    status: 400,
    zh: '对方现在没有办这件事的角色，没有转交。请选列表里的同事，或由负责人先授予角色。',
    en: 'That person has no role for this now, so nothing was handed over. Choose a colleague from the list, or have a role granted first.',
  },
  UNIT_TASK_STAYS: {
    status: 409,
    zh: '“{task}”没有写明单位可以退回或说明不属于本单位，不能收回。请等到期，或联系配置人员。',
    en: '“{task}” has no way back to the department, so it cannot be taken from the unit. Wait until it is due, or ask whoever keeps this kind.',
  },
  TASK_TAKEN: {
    status: 409,
    zh: '这项任务已由{by}领取。如需接手，请对方释放或由负责人改派。',
    en: 'This task has been claimed by {by}. Ask for it to be released or reassigned.',
  },
  TASK_NOT_CLAIMED: {
    status: 409,
    zh: '这项任务没有被您领取，不能释放。',
    en: 'You have not claimed this task, so you cannot release it.',
  },
  OUTCOME_UNKNOWN: { status: 400, zh: '请选择办理结果：{choices}。', en: 'Choose one of the outcomes: {choices}.' },
  GROUND_NEEDED: {
    status: 400,
    zh: '“{outcome}”必须写明理由和依据，请从列表中选择理由。',
    en: 'Choose a ground from the list: the decision must name it.',
  },
  CONSENT_MISSING: {
    status: 409,
    zh: '“{consent}”没有同意。法律规定须经其同意的，不能准予。',
    en: '“{consent}” has not consented; without the consent that the law requires this cannot be granted.',
  },
  OFFICER_NOT_SUITABLE: {
    status: 400,
    zh: '{name}没有办理这项任务的岗位，请选择其他人。',
    en: '{name} holds no position for this task; choose somebody else.',
  },
  SUPPLEMENT_ONLY_ONCE: {
    status: 409,
    zh: '补正已于 {askedAt} 一次性告知过，不能再次要求补正（行政许可法第三十二条）。本次操作已记录并提示督查。',
    en: 'Everything missing was already listed once, on {askedAt}; a second notice is not allowed. The attempt is on record.',
  },
  SUPPLEMENT_EMPTY: {
    status: 400,
    zh: '请至少选择一项需要补正的材料或内容，并写明怎样补正。',
    en: 'Choose at least one material or field, and say how to put it right.',
  },
  SUPPLEMENT_POINT_UNKNOWN: {
    status: 400,
    zh: '补正事项“{point}”不在已公布的材料和表单中，不能要求提供。',
    en: '“{point}” is neither a published material nor a field of the form; it cannot be asked for.',
  },
  SUPPLEMENT_NOT_ASKED: {
    status: 409,
    zh: '这个办件目前没有需要补正的内容。',
    en: 'Nothing is being asked for in this case now.',
  },
  SUPPLEMENT_INCOMPLETE: {
    status: 400,
    zh: '还有 {missing} 没有补正。已补的内容已保存，请补齐后提交。',
    en: '{missing} is still missing. What you gave is kept; complete it and send.',
  },
  NOT_SUSPENDED: { status: 409, zh: '这个办件没有处于特别程序中，不需要恢复。', en: 'The case is not suspended.' },
  NOT_ACCEPTED_YET: { status: 409, zh: '办件还没有受理，不能进行这项操作。', en: 'The case has not been accepted yet.' },
  EXTENSION_NOT_ALLOWED: {
    status: 409,
    zh: '“{item}”没有可以延期的法律依据，不能延期。',
    en: 'No law allows the limit of “{item}” to be extended.',
  },
  EXTENSION_TOO_LONG: {
    status: 400,
    zh: '延期不能超过 {most}（{law}），请改短。',
    en: 'An extension is at most {most} ({law}); make it shorter.',
  },
  EXTENSION_TOO_LATE: {
    status: 409,
    zh: '办理期限已于 {dueOn} 届满，届满以后不能再延期。',
    en: 'The limit ended on {dueOn}; it cannot be extended afterwards.',
  },
  EXTENSION_ASKED_LATE: {
    status: 409,
    zh: '延期要在期限届满 {until} 以前提出，最晚是 {last}，现在已经过了。请按原期限办结。',
    en: 'An extension is asked for {until} before the limit ends, by {last} at the latest; that is over. Finish within the limit.',
  },
  LIMIT_PAST: {
    status: 409,
    zh: '按“{name}”{at} 推算，期限在 {dueAt} 已经过了。请核对这个日子；来不及的，先把它改到以后。',
    en: 'Counted from “{name}”, {at}, the limit was over at {dueAt}. Check that day; if there is no time left, move it first.',
  },
  LIMIT_YEAR_UNKNOWN: {
    status: 409,
    zh: '按“{name}”{at} 推算期限要用到 {year} 年的工作日历，还没有录入。请核对这个日子；没有写错的，请配置人员先录入日历。',
    en: 'Counting from “{name}”, {at}, needs the calendar of {year}, which is not there. Check that day; if it is right, have the calendar entered first.',
  },
  SUSPENSION_GROUND_UNKNOWN: {
    status: 400,
    zh: '“{kind}”不是这个事项公布的特别程序，请从列表中选择：{choices}。',
    en: '“{kind}” is not a procedure that this item publishes; choose one of {choices}.',
  },
  SUSPENSION_TOO_LONG: {
    status: 400,
    zh: '“{kind}”最长 {most}（{law}），最迟到 {until}，请把预计结束日改早。',
    en: '“{kind}” takes {most} at the most ({law}), until {until}; choose an earlier day.',
  },
  SUSPENSION_TOO_SHORT: {
    status: 400,
    zh: '预计结束日已经过去，请写今天或以后的日子。',
    en: 'The expected end is past; give today or a later day.',
  },
  SUSPENSION_USED_UP: {
    status: 409,
    zh: '“{kind}”的时间已于 {until} 用完（最长 {most}），不能再次暂停计时。',
    en: 'The time for “{kind}” was used up on {until} ({most} at the most); the clocks cannot be stopped for it again.',
  },
  EXTENDED_ALREADY: {
    status: 409,
    zh: '这个办件已经延期过一次，不能再次延期（行政许可法第四十二条）。',
    en: 'The case has been extended once already.',
  },
  WITHDRAWAL_TOO_LATE: {
    status: 409,
    zh: '办件已经作出决定，不能撤回。',
    en: 'A decision has been made; the application can no longer be withdrawn.',
  },
  MAPPING_WRONG: {
    status: 422,
    zh: '映射里的「{element}」不是{version}的元素，没有迁移任何办件。请改正映射后再试。',
    en: 'The mapping names {element}, which its version does not have. Nothing was moved.',
  },
  REASON_NEEDED: { status: 400, zh: '请写明原因（不少于 2 个字）。', en: 'Give a reason.' },
  ALREADY_APPLIED: {
    status: 409,
    zh: '“{item}”已有相同的申请在办：{number}（{state}），没有重复提交。{note}。可以打开那一件查看进度；要改内容，请先撤回那一件，再重新申请。',
    en: 'The same application is already being handled: {number}. Nothing was filed twice. Open that case, or withdraw it before you apply again.',
  },
  ALREADY_GRANTED: {
    status: 409,
    zh: '“{item}”已经准予：{number}（{state}），不能重复办理。{note}。需要变更、补换，或者认为有误的，请到窗口或拨打 12345。',
    en: 'This was granted already: {number}. It is not given twice. For a change, a replacement or a mistake go to a counter or call 12345.',
  },
  HELD_BY_ANOTHER: {
    status: 409,
    zh: '“{item}”已有他人提交的相同申请（编号尾号 {tail}），没有重复提交。{note}。如果不是您的家人或者同事办的，请到窗口核实，或拨打 12345。',
    en: 'Somebody else has filed the same application (number ending in {tail}). If it was not your family or your firm, ask at a counter or call 12345.',
  },
  VERSION_UNFIT: {
    status: 409,
    zh: '修订后的流程里没有“{element}”这一步，不能切换到新版本。',
    en: 'The revised process has no element “{element}”; the case cannot move to it.',
  },
}
