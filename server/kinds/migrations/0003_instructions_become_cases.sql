-- SPDX-License-Identifier: Apache-2.0
-- Cases that a migration has brought to a declared kind and that are not complete yet: a start of a server adds what their former room
-- kept beside them to their answers (`said`) and to what stays with them (`kept`), both of which lie closed, and takes them off this list.
create table kinds.brought (
  root uuid not null,
  id uuid not null,
  kind text not null,
  said jsonb not null default '{}',
  kept jsonb not null default '{}',
  primary key (root, id)
);

-- Instructions and their tasks were a room of their own; they are cases of the kinds `instruction` and `assignment` now, which a pack
-- declares. What the room kept beside its cases goes to the cases. A city that never had the room has nothing to move.
do $$
begin
  if to_regclass('instructions.assignments') is null then
    return;
  end if;

  update cases.cases c
     set state = case when c.closed_at is not null then case a.outcome when 'failed' then 'failed' else 'accepted' end
                      when exists (select from jsonb_array_elements(c.open_tasks) t where t ->> 'element' in ('report', 'report_again'))
                      then 'reporting' else 'checking' end,
         item_hash = 'brought', version = c.version + 1
    from instructions.assignments a
   where c.root = a.root and c.id = a.id and c.kind = 'assignment';

  update cases.cases c
     set state = case when c.closed_at is null then 'running' else 'done' end,
         item_hash = 'brought', version = c.version + 1
    from instructions.instructions i
   where c.root = i.root and c.id = i.root and c.kind = 'instruction';

  insert into kinds.brought (root, id, kind, said, kept)
  select i.root, i.root, 'instruction', jsonb_strip_nulls(jsonb_build_object('score', i.score)),
         jsonb_build_object(
           'listed', jsonb_build_object('title', i.title, 'openedBy', i.department, 'same', null),
           'opened', coalesce(
             (select jsonb_agg(jsonb_build_object('root', a.root, 'id', a.id, 'kind', 'assignment', 'number', a.number, 'element', 'open_tasks',
                       'state', case when a.ended_at is null then null when a.outcome = 'failed' then 'failed' else 'accepted' end)
                       || case when a.score is null then '{}'::jsonb else jsonb_build_object('score', a.score) end order by a.due_on, a.id)
                from instructions.assignments a where a.root = i.root), '[]'::jsonb))
    from instructions.instructions i
  union all
  select a.root, a.id, 'assignment', jsonb_build_object('unit', a.unit, 'percent', a.progress),
         jsonb_build_object(
           'listed', jsonb_build_object('title', a.title, 'openedBy', i.department, 'same', null),
           'origin', jsonb_build_object('root', a.root, 'id', a.root, 'element', 'open_tasks'),
           'urged', a.rung)
    from instructions.assignments a join instructions.instructions i on i.root = a.root;

  drop schema instructions cascade;
end $$;
