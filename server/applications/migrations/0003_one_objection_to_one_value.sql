-- SPDX-License-Identifier: Apache-2.0

-- An objection opens a case to whoever answers for the value, so to one value of one draft there is one.
delete from applications.objections o using applications.objections earlier
 where earlier.root = o.root and earlier.about = o.about and earlier.id < o.id;
create unique index one_objection_to_one_value on applications.objections (root, about);
