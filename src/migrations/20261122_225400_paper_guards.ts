import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * What the database itself keeps of papers: numbers without gaps, one paper for a fact, sums that agree,
 * and nothing that is changed or removed. Only the place of the PDF is written later, once, and the
 * application's role may write nothing else.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(`
    create table paper_counters (
      id uuid primary key default gen_random_uuid(),
      website_id uuid not null references websites (id) on delete restrict,
      kind text not null check (kind in ('invoice', 'receipt', 'credit_note')),
      year integer not null check (year between 2000 and 9999),
      last integer not null check (last > 0),
      unique (website_id, kind, year));
    comment on table paper_counters is 'the last number drawn; its row is the lock under which numbers are drawn';

    create unique index papers_place on papers (website_id, kind, year, sequence);
    create unique index papers_number on papers (website_id, kind, number);
    create unique index papers_once on papers (transaction_id, kind);
    create index papers_about on papers (payable_id, issued_at);

    alter table papers add constraint papers_sums check (
      net_minor = trunc(net_minor) and tax_minor = trunc(tax_minor) and total_minor > 0 and net_minor >= 0 and tax_minor >= 0
      and net_minor + tax_minor = total_minor and sequence > 0 and sequence = trunc(sequence));
    alter table papers add constraint papers_corrects check ((kind = 'credit_note') = (corrects_id is not null));
    alter table papers add constraint papers_pdf check (
      (pdf_key is null) = (pdf_bytes is null) and (pdf_key is null) = (pdf_sha256 is null));

    create or replace function paper_keeps() returns trigger language plpgsql as $$
    begin
      if old.pdf_key is not null or (to_jsonb(new) - array['pdf_key', 'pdf_bytes', 'pdf_sha256']) is distinct from (to_jsonb(old) - array['pdf_key', 'pdf_bytes', 'pdf_sha256']) then
        raise exception 'paper %: what was issued stays as it is', old.number using errcode = 'restrict_violation', hint = 'A credit note corrects an invoice.';
      end if;
      return new;
    end $$;
    create trigger paper_keeps before update on papers for each row execute function paper_keeps();
    create trigger paper_stays before delete or truncate on papers for each statement execute function refuse_change();

    create or replace function paper_counter_grows() returns trigger language plpgsql as $$
    begin
      if new.last < old.last or (new.id, new.website_id, new.kind, new.year) is distinct from (old.id, old.website_id, old.kind, old.year) then
        raise exception 'paper_counters: numbers that were drawn stay drawn' using errcode = 'restrict_violation';
      end if;
      return new;
    end $$;
    create trigger paper_counter_grows before update on paper_counters for each row execute function paper_counter_grows();
    create trigger paper_counter_stays before delete or truncate on paper_counters for each statement execute function refuse_change();

    -- A number is in the order in which it was drawn, and was drawn: seen from the end of the transaction.
    create or replace function paper_number_was_drawn() returns trigger language plpgsql as $$
    begin
      if not exists (select from paper_counters c where c.website_id = new.website_id and c.kind = new.kind::text and c.year = new.year and c.last >= new.sequence)
        or (new.sequence > 1 and not exists (select from papers p where p.website_id = new.website_id and p.kind = new.kind and p.year = new.year and p.sequence = new.sequence - 1)) then
        raise exception 'paper %: the number before it is missing', new.number using errcode = 'check_violation';
      end if;
      return null;
    end $$;
    create constraint trigger paper_number_was_drawn after insert on papers deferrable initially deferred
      for each row execute function paper_number_was_drawn();

    create or replace function paper_counter_is_used() returns trigger language plpgsql as $$
    begin
      if not exists (select from papers p where p.website_id = new.website_id and p.kind::text = new.kind and p.year = new.year and p.sequence >= new.last) then
        raise exception 'paper_counters: the number % of % was drawn for no paper', new.last, new.kind using errcode = 'check_violation';
      end if;
      return null;
    end $$;
    create constraint trigger paper_counter_is_used after insert or update on paper_counters deferrable initially deferred
      for each row execute function paper_counter_is_used();

    do $$
    begin
      if exists (select from pg_roles where rolname = 'scriptorium_app') then
        revoke update, delete, truncate on papers, paper_counters from scriptorium_app;
        grant update (pdf_key, pdf_bytes, pdf_sha256) on papers to scriptorium_app;
        grant update (last) on paper_counters to scriptorium_app;
      end if;
    end $$;`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(`
    drop table if exists paper_counters;
    drop trigger if exists paper_keeps on papers; drop trigger if exists paper_stays on papers; drop trigger if exists paper_number_was_drawn on papers;
    drop function if exists paper_keeps(); drop function if exists paper_counter_grows(); drop function if exists paper_number_was_drawn(); drop function if exists paper_counter_is_used();
    alter table papers drop constraint if exists papers_sums; alter table papers drop constraint if exists papers_corrects; alter table papers drop constraint if exists papers_pdf;
    drop index if exists papers_place; drop index if exists papers_number; drop index if exists papers_once; drop index if exists papers_about`)
}
