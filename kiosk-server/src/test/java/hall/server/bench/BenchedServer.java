// SPDX-License-Identifier: Apache-2.0
package hall.server.bench;

import hall.server.Caller;
import hall.server.Https;
import hall.server.platform.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The packaged server as a process of its own with its embedded database, and what the operating
/// system and the database tell of the two.
final class BenchedServer implements AutoCloseable {
  private static final long TICKS_PER_SECOND = 100;

  private final ServerProcess process;
  private final Path data;
  private final Duration start;

  private BenchedServer(ServerProcess process, Path data, Duration start) {
    this.process = process;
    this.data = data;
    this.start = start;
  }

  /// What was used up to a moment.
  ///
  /// @param statements that the database ran
  record Usage(Processor processor, long statements) {
    Usage since(Usage before) {
      return new Usage(processor.since(before.processor), statements - before.statements);
    }
  }

  /// Processor time up to a moment.
  ///
  /// @param databaseSeconds of all the database's processes
  record Processor(double serverSeconds, double databaseSeconds) {
    Processor since(Processor before) {
      return new Processor(
          serverSeconds - before.serverSeconds, databaseSeconds - before.databaseSeconds);
    }
  }

  static BenchedServer start(Path data, Duration interval)
      throws IOException, InterruptedException {
    return start(data, interval, Map.of());
  }

  /// @param more settings of the server
  static BenchedServer start(Path data, Duration interval, Map<String, String> more)
      throws IOException, InterruptedException {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("HALL_HEARTBEAT_SECONDS", Long.toString(interval.toSeconds()));
    // All terminals enrol from this machine.
    settings.put("HALL_RATE_STRANGERS", "0");
    settings.put("MALLOC_ARENA_MAX", "2");
    long begin = System.nanoTime();
    ServerProcess process = ServerProcess.start(data, settings);
    return new BenchedServer(process, data, Duration.ofNanos(System.nanoTime() - begin));
  }

  /// As `kill -9` does; its database runs on until the next server looks after it.
  void kill() throws InterruptedException {
    process.kill();
  }

  /// From the start of the process until it said that it is ready.
  Duration startTime() {
    return start;
  }

  int port() throws IOException {
    return process.port();
  }

  Path certificate() {
    return data.resolve("tls/server.pem");
  }

  /// The first start alone tells the password.
  String password() throws IOException {
    return process.printedPasswords().getFirst();
  }

  Https https() throws IOException {
    return process.https();
  }

  Caller operator(String password) throws IOException {
    Https https = https();
    String cookie =
        Caller.anonymous(https)
            .post("/api/v1/operator/session", Map.of("name", "admin", "password", password))
            .header("Set-Cookie");
    return Caller.operator(https, cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';')));
  }

  /// Lets the database count its statements from the next start on.
  void countStatements() throws IOException, SQLException {
    change("alter system set shared_preload_libraries = 'pg_stat_statements'");
    change("create extension pg_stat_statements");
  }

  /// Plans and enrols terminals in the database itself: through the API that is two requests for
  /// each, and not what is measured.
  void enrol(int terminals) throws IOException, SQLException {
    change(
        """
        insert into terminal (id, hall_id, name, planned_at)
        select 'bench-' || lpad(i::text, 5, '0'), 'sample-district', '测试终端 ' || i, now()
        from generate_series(1, %d) i\
        """
            .formatted(terminals));
    change(
        """
        insert into terminal_credential (token_hash, terminal_id, issued_at)
        select sha256(convert_to('bench-credential-' || i, 'UTF8')),
          'bench-' || lpad(i::text, 5, '0'), now()
        from generate_series(1, %d) i\
        """
            .formatted(terminals));
    change("analyze");
  }

  static String credential(int number) {
    return "bench-credential-" + number;
  }

  void change(String sql) throws IOException, SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// The number that a query answers.
  long number(String sql) throws IOException, SQLException {
    return rows(sql, row -> row.getLong(1)).getFirst();
  }

  /// The rows that a query answers, each made of the texts in it.
  <T> List<T> rows(String sql, RowReader<T> reader) throws IOException, SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<T> all = new ArrayList<>();
      while (rows.next()) {
        all.add(reader.read(rows));
      }
      return all;
    }
  }

  /// Makes something of a row.
  @FunctionalInterface
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /// The statements that were run most often, for a look at what a figure consists of.
  List<String> statements(int most) throws IOException, SQLException {
    return rows(
        "select calls, round(total_exec_time) as ms, regexp_replace(query, '\\s+', ' ', 'g') as query"
            + " from pg_stat_statements order by calls desc limit "
            + most,
        row -> {
          String query = String.valueOf(row.getString("query"));
          return "%8d %8d ms  %s"
              .formatted(
                  row.getLong("calls"),
                  row.getLong("ms"),
                  query.substring(0, Math.min(110, query.length())));
        });
  }

  void forgetStatements() throws IOException, SQLException {
    number("select 1 from pg_stat_statements_reset()");
  }

  private Connection connect() throws IOException, SQLException {
    String port = Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(3).strip();
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
        "postgres",
        Files.readString(data.resolve("postgres.password")).strip());
  }

  Usage usage() throws IOException, SQLException {
    return new Usage(
        processor(), number("select coalesce(sum(calls), 0)::bigint from pg_stat_statements"));
  }

  Processor processor() throws IOException {
    return new Processor(
        processorSeconds(process.handle()),
        processorSeconds(process.database())
            + process.database().children().mapToDouble(BenchedServer::processorSeconds).sum());
  }

  /// Resident memory of the server without its database, in MiB.
  double residentMebibytes() throws IOException {
    return status(process.handle(), "VmRSS:") / 1024.0;
  }

  private static double status(ProcessHandle process, String field) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
          .filter(line -> line.startsWith(field))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElseThrow();
    }
  }

  /// Of the process and of its children that ended; 0 when it has ended itself.
  private static double processorSeconds(ProcessHandle process) {
    try {
      String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      long ticks = 0;
      for (int i = 11; i <= 14; i++) {
        ticks += Long.parseLong(fields[i]);
      }
      return (double) ticks / TICKS_PER_SECOND;
    } catch (IOException gone) {
      return 0;
    }
  }

  @Override
  public void close() throws IOException {
    process.close();
  }
}
