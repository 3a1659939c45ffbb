// SPDX-License-Identifier: Apache-2.0
import type { RefusalCodes } from '../kernel/index.ts'

export const registerRefusals: RefusalCodes = {
  REGISTER_UNKNOWN: {
    status: 404,
    zh: '没有名为“{register}”的基础库或登记册。请从目录中选择。',
    en: 'There is no register named “{register}”. Choose one from the list.',
  },
  SOURCE_NOT_ALLOWED: { status: 400, zh: '数据来源地址不可用：{detail}。', en: 'That source address cannot be used: {detail}.' },
  ROW_NOT_FOUND: {
    status: 404,
    zh: '没有这一行，或者不在您的岗位范围内。请回到“{register}”的列表查找。',
    en: 'There is no such row, or it is not within your post. Look for it in the list of “{register}”.',
  },
  ROW_EXISTS: {
    status: 409,
    zh: '“{register}”里已经有这个编号的一行，没有新增。请打开它核对或修改。',
    en: 'A row with this key is in “{register}” already; nothing was added. Open it to compare or change it.',
  },
  ROW_ENDED: {
    status: 409,
    zh: '这一行已经终止，不能再修改，没有保存。需要恢复时请重新新增。',
    en: 'This row has ended and cannot be changed; nothing was saved. Add it again to bring it back.',
  },
  ROW_CHANGED_MEANWHILE: {
    status: 409,
    zh: '您打开之后别人改过这一行，为免互相覆盖没有保存。请重新打开，看过新内容再改。',
    en: 'Somebody changed this row after you opened it; nothing was saved, so that neither overwrites the other. Open it again.',
  },
  ROW_FIELD_UNKNOWN: {
    status: 400,
    zh: '“{register}”没有“{field}”这个字段，没有保存。请对照登记册的字段改正。',
    en: '“{register}” has no field “{field}”; nothing was saved. Compare with the fields of the register.',
  },
  ROW_FIELD_TYPE: {
    status: 400,
    zh: '“{title}”应是{wanted}，没有保存。请改正后再提交。',
    en: '“{title}” is not of the kind that it should be ({wanted}); nothing was saved. Correct it and send again.',
  },
  ROW_CODE_UNKNOWN: {
    status: 400,
    zh: '“{title}”的代码表里没有“{code}”，没有保存。请从代码表中选择。',
    en: 'The code table of “{title}” has no “{code}”; nothing was saved. Choose from the table.',
  },
  ROW_FIELD_MISSING: {
    status: 400,
    zh: '“{title}”不能空着，没有保存。请填上后再提交。',
    en: '“{title}” must not be empty; nothing was saved. Fill it in and send again.',
  },
  ROW_KEY_MISSING: {
    status: 400,
    zh: '没有写明是哪一行：请填上{titles}。',
    en: 'It is not said which row is meant: fill in {titles}.',
  },
  ROW_KEY_UNFIT: {
    status: 400,
    zh: '“{register}”的编号太长，或含有不能用的符号（如 ~），没有保存。请改短或去掉符号。',
    en: 'The key for “{register}” is too long or has signs that it cannot have (such as ~); nothing was saved.',
  },
  ROW_KEY_FIXED: {
    status: 400,
    zh: '“{register}”里一行的编号不能改，没有保存。编号写错时，请终止这一行，再新增正确的。',
    en: 'The key of a row in “{register}” cannot be changed; nothing was saved. End the row and add the right one.',
  },
  ROW_FIELD_BY_FACT: {
    status: 409,
    zh: '“{register}”的“{title}”由办件的结果决定，不能手工改，也不能由别的流程改，没有保存。请登记、办理相应的办件，到那一步它自己会变。',
    en: '“{title}” of “{register}” follows what a case comes to: it is not changed by hand, nor by another process; nothing was saved. Open the case for it.',
  },
  ROW_FIELD_BY_CASE: {
    status: 409,
    zh: '“{register}”里已有的行，“{title}”由办件来改，不能手工改，没有保存。请登记相应的办件，办到那一步它自己会变。',
    en: 'Of a row that is there in “{register}”, “{title}” is changed by a case and not by hand; nothing was saved. Open the case for it.',
  },
  ROW_TAKEN: {
    status: 409,
    zh: '“{title}”的这个值在“{register}”里已经属于另一行，没有保存。请核对是否重复登记。',
    en: 'This value of “{title}” belongs to another row of “{register}”; nothing was saved. Check whether it is there twice.',
  },
  ROW_LINK_HELD: {
    status: 409,
    zh: '在“{register}”里这一端（{title}）已经有一条有效的关联，没有保存。请先终止原来的关联。',
    en: 'This end ({title}) has an open link in “{register}” already; nothing was saved. End that link first.',
  },
  ROW_REFERS_TO_NONE: {
    status: 400,
    zh: '“{title}”指向的那一行不存在或已经终止，没有保存。请先登记它，或改成现有的编号。',
    en: 'The row that “{title}” names is not there or has ended; nothing was saved. Register it first, or name another.',
  },
  ROW_REFERRED: {
    status: 409,
    zh: '“{register}”里还有有效的一行指向它，没有终止。请先终止那一行，或让它改指别的编号。',
    en: 'An open row of “{register}” still names this one; it was not ended. End that row first, or let it name another.',
  },
  ROW_TIME_UNFIT: {
    status: 400,
    zh: '起止时间不对：不能晚于现在，也不能早于上一段的时间，没有保存。',
    en: 'The time does not fit: not after now, and not before the stretch that went before. Nothing was saved.',
  },
  FILTER_NOT_INDEXED: {
    status: 400,
    zh: '“{title}”没有登记为可筛选的字段，不能按它筛选或排序。请换一个条件。',
    en: '“{title}” is not declared as an index: rows cannot be filtered or sorted by it. Choose another condition.',
  },
  REGISTER_OFF_MAP: {
    status: 404,
    zh: '“{register}”没有登记位置，不能上图。请看列表。',
    en: '“{register}” keeps no places: it is not on the map. See its list.',
  },
  FILTER_HIDDEN: {
    status: 403,
    zh: '“{title}”是分级字段，不能按它筛选或排序。需要查看时请打开那一行，写明用途。',
    en: '“{title}” is graded: rows are neither filtered nor sorted by it. Open the row and state a purpose.',
  },
  ROW_PURPOSE_UNFIT: {
    status: 403,
    zh: '您的岗位不能以这个用途查看“{register}”的分级字段，没有显示。请选择列出的用途，或联系台账的责任部门。',
    en: 'Your post may not read graded fields of “{register}” for this purpose; nothing was shown. Choose a purpose that is listed.',
  },
  IMPORT_UNREADABLE: {
    status: 400,
    zh: '这个文件读不了：{detail}。请另存为 CSV（UTF-8 或 GBK）或 XLSX 后再上传。',
    en: 'This file cannot be read: {detail}. Save it as CSV (UTF-8 or GBK) or XLSX and upload it again.',
  },
  IMPORT_HEADS: {
    status: 400,
    zh: '表头对不上：{detail}。请下载模板，照第一行的列名填写。',
    en: 'The heads of the columns do not fit: {detail}. Take the template and keep its first line.',
  },
  IMPORT_TOO_LONG: {
    status: 413,
    zh: '一次最多导入 {most} 行。请分成几个文件，没有导入。',
    en: 'At most {most} rows at once. Split the file; nothing was imported.',
  },
  IMPORT_NOT_FOUND: {
    status: 404,
    zh: '没有这次导入，或者已经过期（保存 30 天）。请重新上传文件。',
    en: 'There is no such import, or it is older than 30 days. Upload the file again.',
  },
  IMPORTS_BUSY: {
    status: 503,
    zh: '此刻正在读取的文件较多。请过一分钟再上传。',
    en: 'Several files are being read just now. Upload it again in a minute.',
  },
}
