// SPDX-License-Identifier: Apache-2.0
package hall.server.retention;

import java.time.Duration;
import java.util.Locale;

/// What is kept for a time, and the statement that removes some of it. Each statement takes an
/// instant, before which things are old, and how many to take at most; rows that somebody has
/// locked it leaves for the next time, so several servers may do the same.
enum Kept {
  /// Alerts that were cleared.
  ALERTS(
      Duration.ofDays(400),
      """
      delete from alert where id in (
        select id from alert where state = 'cleared' and cleared_at < ?
        order by cleared_at limit ? for update skip locked)\
      """),

  /// Groups of alerts that are all gone.
  ALERT_GROUPS(
      Duration.ofDays(400),
      """
      delete from alert_group where id in (
        select g.id from alert_group g where g.joined_at < ?
          and not exists (select from alert a where a.group_id = g.id)
        order by g.id limit ? for update skip locked)\
      """),

  /// Commands that ended, with their results and what happened to them.
  COMMANDS(
      Duration.ofDays(400),
      """
      with old as (
          select id from command
          where state not in ('pending', 'received', 'running') and changed_at < ?
          order by changed_at limit ? for update skip locked),
        logs as (delete from command_log where command_id in (select id from old)),
        transitions as (delete from command_transition where command_id in (select id from old))
      delete from command where id in (select id from old)\
      """),

  /// The log bundles that commands brought.
  LOGS(
      Duration.ofDays(30),
      """
      delete from command_log where command_id in (
        select l.command_id from command_log l join command c on c.id = l.command_id
        where c.changed_at < ? order by c.changed_at limit ? for update of l skip locked)\
      """),

  /// What heartbeats changed; of each terminal and subject the last change before stays, since it
  /// says what holds from there on.
  TRANSITIONS(
      Duration.ofDays(800),
      """
      delete from terminal_transition where id in (
        select t.id
        from (select ?::timestamptz as before) old join terminal_transition t on t.at < old.before
        where exists (
          select from terminal_transition later
          where later.terminal_id = t.terminal_id and later.subject = t.subject
            and later.id > t.id and later.at < old.before)
        order by t.at limit ? for update of t skip locked)\
      """),

  /// What terminals told of configurations; the last word of a terminal about a generation stays.
  CONFIGURATION_REPORTS(
      Duration.ofDays(400),
      """
      delete from configuration_report where id in (
        select r.id from configuration_report r
        where r.at < ? and exists (
          select from configuration_report later
          where later.terminal_id = r.terminal_id and later.generation = r.generation
            and later.id > r.id)
        order by r.at limit ? for update skip locked)\
      """),

  /// Sessions that are over.
  SESSIONS(
      Duration.ofDays(1),
      """
      delete from operator_session where token_hash in (
        select token_hash from operator_session where expires_at < ?
        limit ? for update skip locked)\
      """),

  /// Codes that were used or are over.
  ENROLMENT_CODES(
      Duration.ofDays(90),
      """
      delete from enrolment_code where code_hash in (
        select code_hash from enrolment_code where expires_at < ?
        limit ? for update skip locked)\
      """),

  /// Certificates that are over; the last one of a terminal stays, since it says that there was
  /// one.
  CERTIFICATES(
      Duration.ofDays(400),
      """
      delete from terminal_certificate where serial in (
        select c.serial from terminal_certificate c
        where c.valid_until < ? and exists (
          select from terminal_certificate later
          where later.terminal_id = c.terminal_id and later.valid_from > c.valid_from)
        order by c.valid_until limit ? for update skip locked)\
      """),

  /// Numbers of windows with what happened to them, and the blocks that terminals kept.
  QUEUE_TICKETS(
      Duration.ofDays(400),
      """
      with old as (select ?::timestamptz as before, ?::int as most),
        leases as (delete from queue_lease where leased_at < (select before from old)),
        series as (
          delete from queue_series where day < (select before from old)::date)
      delete from queue_ticket where id in (
        select id from queue_ticket where taken_at < (select before from old)
        order by taken_at limit (select most from old) for update skip locked)\
      """),

  /// Times that were booked, with the code that stands for whose they were.
  BOOKINGS(
      Duration.ofDays(30),
      """
      delete from queue_booking where id in (
        select id from queue_booking where starts_at < ?
        order by starts_at limit ? for update skip locked)\
      """),

  /// Complaints that came to an end, with what was done about them and the pages that came with
  /// them.
  COMPLAINTS(
      Duration.ofDays(800),
      """
      delete from complaint where id in (
        select id from complaint where answered_at < ?
        order by answered_at limit ? for update skip locked)\
      """),

  /// Pages that were scanned for a complaint which never came; the others go with theirs.
  COMPLAINT_PAGES(Duration.ofDays(1), ""),

  /// Calls for help that are over, with what was said in them.
  HELP_CALLS(
      Duration.ofDays(30),
      """
      delete from help_call where id in (
        select id from help_call where state = 'closed' and ended_at < ?
        order by ended_at limit ? for update skip locked)\
      """),

  /// What citizens wrote about bad and good cases, and what was written when it was dealt with;
  /// that a case was rated, and how, stays with the case.
  RATING_WORDS(
      Duration.ofDays(800),
      """
      with old as (
          select e.case_number, e.rater from evaluation e
          where e.evaluated_at < ?
            and not exists (
              select from rectification r
              where r.case_number = e.case_number and r.rater = e.rater
                and r.state <> 'closed')
            and (e.words <> '' or exists (
              select from rectification_event d
              where d.case_number = e.case_number and d.rater = e.rater and d.words <> ''))
          order by e.evaluated_at limit ? for update of e skip locked),
        deeds as (
          update rectification_event set words = ''
          where (case_number, rater) in (select case_number, rater from old))
      update evaluation set words = ''
      where (case_number, rater) in (select case_number, rater from old)\
      """),

  /// Payments that are settled, with their money and what happened to them.
  PAYMENTS(
      Duration.ofDays(3660),
      """
      delete from payment where id in (
        select id from payment p
        where state in ('paid', 'not-paid', 'refunded') and attention is null and changed_at < ?
          and not exists (
            select from payment_money m where m.payment_id = p.id
              and m.fate in ('refund-due', 'refunding', 'refund-failed'))
        order by changed_at limit ? for update skip locked)\
      """),

  /// Certificates that were printed: what verifies the code on the paper.
  ATTESTATIONS(
      Duration.ofDays(3660),
      """
      delete from attestation where id in (
        select id from attestation where asked_at < ?
        order by asked_at limit ? for update skip locked)\
      """),

  /// Electronic licences that were shown; what a submission names of them stands with it.
  ELICENCES(
      Duration.ofDays(7),
      """
      delete from elicence_check where key in (
        select key from elicence_check where asked_at < ?
        order by asked_at limit ? for update skip locked)\
      """),

  /// Logins that nobody came back for; who logs in is never among what is kept.
  LOGINS(
      Duration.ofDays(1),
      """
      delete from login_pending where terminal_id in (
        select terminal_id from login_pending where expires_at < ?
        limit ? for update skip locked)\
      """),

  /// How often items were begun at terminals.
  ITEMS_BEGUN(
      Duration.ofDays(800),
      """
      delete from item_begun where (terminal_id, day, implementation_code) in (
        select terminal_id, day, implementation_code from item_begun
        where day < (?::timestamptz)::date
        order by day limit ? for update skip locked)\
      """),

  /// Submissions that were announced and never completed, with what had arrived of their documents.
  UPLOADS(Duration.ofDays(90), "");

  private final Duration usual;
  private final String statement;

  Kept(Duration usual, String statement) {
    this.usual = usual;
    this.statement = statement;
  }

  /// The word in the settings.
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// How long, where nobody says otherwise.
  Duration usual() {
    return usual;
  }

  String statement() {
    return statement;
  }
}
