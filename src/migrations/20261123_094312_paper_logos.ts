import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

/** The images on papers: each once for a website, by its content, and for good, as papers keep theirs. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(`
    create table paper_logos (
      id uuid primary key default gen_random_uuid(),
      website_id uuid not null references websites (id) on delete restrict,
      sha256 text not null check (length(sha256) = 64),
      image bytea not null check (length(image) between 1 and 100000),
      unique (website_id, sha256));
    comment on table paper_logos is 'what papers.layout names by its SHA-256';
    create trigger paper_logo_stays before update or delete or truncate on paper_logos for each statement execute function refuse_change();

    do $$
    begin
      if exists (select from pg_roles where rolname = 'scriptorium_app') then
        revoke update, delete, truncate on paper_logos from scriptorium_app;
      end if;
    end $$;`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute('drop table if exists paper_logos')
}
