-- SPDX-License-Identifier: Apache-2.0

-- the language that somebody chose on the pages: notices and text messages are written in it
alter table people.persons
  add column language text not null default 'zh-CN',
  add constraint notices_are_written_in_chinese_or_english check (language in ('zh-CN', 'en'));
