// SPDX-License-Identifier: Apache-2.0
package hall.server.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.server.Secrets;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
  private static final String CASE = "0f/0f0e0d0c-0b0a-4908-8706-050403020100/d1";
  private static final String UNFINISHED = "1f/1f0e0d0c-0b0a-4908-8706-050403020101/d1";
  private static final String PAGES = "2f/2f0e0d0c-0b0a-4908-8706-050403020102/pages";
  private static final Secrets SECRETS = new Secrets(new SecureRandom());

  private static EmbeddedPostgres postgres;
  private static Released released;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws Exception {
    postgres = EmbeddedPostgres.start();
    released = new Released(postgres);
  }

  @AfterAll
  static void stop() throws Exception {
    postgres.close();
  }

  @Test
  void whatWasThereIsThereAgain() throws Exception {
    DataSource source = released.newest();
    Holdings holdings = holdings("from");
    Backup.Made made = backup(source, holdings, null);
    assertEquals(List.of(), made.damaged());
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));

    DataSource target = released.empty();
    Holdings restored = empty("to");
    restore(target, restored, null);
    Map<String, List<String>> tables = Released.tables(source);
    assertEquals(Released.rows(source, tables), Released.rows(target, tables));
    assertEquals("paper", Files.readString(restored.documents().resolve(CASE)));
    assertEquals("half", Files.readString(restored.documents().resolve(UNFINISHED)));
    assertEquals("key", Files.readString(key(restored, "authority.key")));
    assertFalse(Files.exists(key(restored, "operator.key")));

    // It goes on counting, and its walls stand again.
    Released.run(
        target,
        """
        insert into terminal_transition (terminal_id, at, subject, to_state)
        values ('t-1', now(), 'terminal', 'online')\
        """);
    assertThrows(SQLException.class, () -> Released.run(target, "delete from audit_entry"));
    assertThrows(
        SQLException.class,
        () -> Released.run(target, "update terminal set hall_id = 'nowhere' where id = 't-1'"));
    Released.run(target, "update terminal_credential set issued_at = now()");
  }

  @Test
  void anOlderSchemaIsBroughtUpToDate() throws Exception {
    DataSource source = released.sixth();
    backup(source, holdings("from"), null);
    DataSource target = released.empty();
    restore(target, empty("to"), null);
    Released.migrate(source);
    Map<String, List<String>> tables = Released.tables(source);
    assertEquals(tables, Released.tables(target));
    assertEquals(
        Released.without(Released.rows(source, tables), "terminal_presence"),
        Released.without(Released.rows(target, tables), "terminal_presence"));
  }

  @Test
  void aNewerSchemaAndANonEmptyDatabaseAreRefused() throws Exception {
    DataSource source = released.newest();
    Released.run(
        source,
        """
        insert into flyway_schema_history
          (installed_rank, version, description, type, script, installed_by, execution_time, success)
        values (999, '999', 'future', 'SQL', 'V999__future.sql', 'x', 1, true)\
        """);
    backup(source, holdings("from"), null);
    DataSource target = released.empty();
    assertRefused("knows", target, empty("to"), null);
    assertEquals(Map.of(), Released.tables(target));

    DataSource taken = released.empty();
    Released.run(taken, "create table mine (x int)");
    assertRefused("not empty", taken, empty("to"), null);
    assertEquals(List.of("mine"), List.copyOf(Released.tables(taken).keySet()));
    assertRefused("not empty", released.empty(), holdings("old"), null);
  }

  /// Found on the way, when the file changed after it was proven.
  @Test
  void whatFailsHalfwayIsTakenBack() throws Exception {
    backup(released.newest(), holdings("from"), null);
    Manifest proven = Restore.verify(file(), null);
    Holdings to = empty("to");
    Files.createDirectories(folder.resolve("to"));
    Files.writeString(key(to, "authority.key"), "another");
    DataSource target = released.empty();
    BackupException refused =
        assertThrows(
            BackupException.class, () -> new Restore(target, to).restore(file(), null, proven));
    assertTrue(
        String.valueOf(refused.getMessage()).contains("authority.key"),
        String.valueOf(refused.getMessage()));
    assertEquals(Map.of(), Released.tables(target));
    assertFalse(Files.exists(to.documents()));
    assertEquals("another", Files.readString(key(to, "authority.key")));
  }

  @Test
  void everyAlteredOrShortenedFileIsRefused() throws Exception {
    for (@Nullable BackupKey key : Arrays.asList(null, new BackupKey(new byte[32]))) {
      Files.deleteIfExists(file());
      backup(released.newest(), holdings("from"), key);
      byte[] whole = Files.readAllBytes(file());
      assertEquals(1, Restore.verify(file(), key).format());
      Random random = new Random(7);
      for (int i = 0; i < 120; i++) {
        byte[] altered = whole.clone();
        int at = i < 40 ? i : i < 80 ? whole.length - 1 - (i - 40) : random.nextInt(whole.length);
        altered[at] ^= (byte) (1 << random.nextInt(8));
        Files.write(file(), altered);
        assertThrows(IOException.class, () -> Restore.verify(file(), key), "byte " + at);
        Files.write(file(), Arrays.copyOf(whole, at));
        assertThrows(IOException.class, () -> Restore.verify(file(), key), "cut at " + at);
      }
      Files.write(file(), Arrays.copyOf(whole, whole.length + 1));
      assertThrows(IOException.class, () -> Restore.verify(file(), key));
    }
  }

  @Test
  void onlyItsKeyOpensAnEncryptedBackup() throws Exception {
    BackupKey key = new BackupKey(new byte[32]);
    backup(released.third(), holdings("from"), key);
    byte[] other = new byte[32];
    other[31] = 1;
    assertThrows(BackupException.class, () -> Restore.verify(file(), new BackupKey(other)));
    assertThrows(BackupException.class, () -> Restore.verify(file(), null));
    assertEquals("3", Restore.verify(file(), key).schema());

    Files.delete(file());
    backup(released.third(), holdings("from"), null);
    assertThrows(BackupException.class, () -> Restore.verify(file(), key));
  }

  @Test
  void pagesOfComplaintsAreThereAgain() throws Exception {
    DataSource source = released.newest();
    Released.run(
        source,
        """
        insert into complaint_pages (complaint_key, shelf, terminal_id, pages, bytes, sha256,
          consent_version, announced_at, filed)
        select '%s', '%s', min(id), 1, 5, '%s', 1, now(), true from terminal\
        """
            .formatted(
                UUID.randomUUID(),
                PAGES.substring(3, 39),
                HexFormat.of().formatHex(Secrets.sha256().digest("pages".getBytes(UTF_8)))));
    Holdings holdings = holdings("from");
    write(holdings.documents().resolve(PAGES), "pages");
    assertEquals(List.of(), backup(source, holdings, null).damaged());
    Holdings restored = empty("to");
    restore(released.empty(), restored, null);
    assertEquals("pages", Files.readString(restored.documents().resolve(PAGES)));
    Files.delete(file());
    write(holdings.documents().resolve(PAGES), "other");
    assertEquals(List.of(PAGES), backup(source, holdings, null).damaged());
  }

  @Test
  void damagedDocumentsOfCasesAreNamed() throws Exception {
    Holdings holdings = holdings("from");
    Files.writeString(holdings.documents().resolve(CASE), "other");
    assertEquals(List.of(CASE), backup(released.third(), holdings, null).damaged());
    Files.delete(file());
    Files.delete(holdings.documents().resolve(CASE));
    assertEquals(List.of(CASE), backup(released.third(), holdings, null).damaged());
    assertThrows(BackupException.class, () -> backup(released.third(), holdings, null));
  }

  private Path file() {
    return folder.resolve("backup");
  }

  private Backup.Made backup(DataSource source, Holdings holdings, @Nullable BackupKey key)
      throws IOException, SQLException {
    try (Connection connection = source.getConnection()) {
      return new Backup(connection, holdings, SECRETS, () -> Instant.parse("2026-05-01T08:00:00Z"))
          .write(file(), key);
    }
  }

  private void restore(DataSource target, Holdings holdings, @Nullable BackupKey key)
      throws IOException, SQLException {
    new Restore(target, holdings).restore(file(), key, Restore.verify(file(), key));
  }

  private void assertRefused(
      String why, DataSource target, Holdings holdings, @Nullable BackupKey key)
      throws IOException {
    List<Path> before = files();
    BackupException refused =
        assertThrows(BackupException.class, () -> restore(target, holdings, key));
    assertTrue(
        String.valueOf(refused.getMessage()).contains(why), String.valueOf(refused.getMessage()));
    assertEquals(before, files());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.sorted().toList();
    }
  }

  private Holdings empty(String name) {
    Path data = folder.resolve(name);
    return new Holdings(
        data.resolve("documents"),
        Map.of(
            "authority.key", data.resolve("authority.key"),
            "operator.key", data.resolve("operator.key")));
  }

  private Holdings holdings(String name) throws IOException {
    Holdings holdings = empty(name);
    write(holdings.documents().resolve(CASE), "paper");
    write(holdings.documents().resolve(UNFINISHED), "half");
    write(holdings.documents().resolve("ab/stranger"), "not of any submission");
    write(key(holdings, "authority.key"), "key");
    return holdings;
  }

  private static Path key(Holdings holdings, String name) {
    return Objects.requireNonNull(holdings.keys().get(name), name);
  }

  private static void write(Path file, String content) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, content);
  }
}
