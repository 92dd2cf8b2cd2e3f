// SPDX-License-Identifier: Apache-2.0
package hall.server.software;

import hall.server.Database;
import hall.server.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;

/// The bytes of bundles, block by block: nobody holds a whole bundle in memory, and no connection
/// while the network is slow.
@ApplicationScoped
class BlockStore {
  /// The most bytes of a block; one that was cut short may be smaller.
  static final int BLOCK = 256 * 1024;

  private final Database database;

  BlockStore(Database database) {
    this.database = database;
  }

  /// Bytes of a bundle and where they begin.
  record Block(long from, byte[] bytes) {
    long end() {
      return from + bytes.length;
    }
  }

  void add(Sql sql, String release, Block block) throws SQLException {
    sql.run(
        "insert into software_block (release, from_byte, bytes) values (?, ?, ?)",
        release,
        block.from(),
        block.bytes());
  }

  /// The block in which a byte lies; empty beyond the end, or when the bytes were thrown away.
  Optional<Block> at(String release, long position) {
    return database
        .first(
            """
            select from_byte, bytes from software_block where release = ? and from_byte <= ?
            order by from_byte desc limit 1\
            """,
            row -> new Block(row.number("from_byte"), row.bytes("bytes")),
            release,
            position)
        .filter(block -> position < block.end());
  }

  void forget(Sql sql, String release) throws SQLException {
    sql.run("delete from software_block where release = ?", release);
  }
}
