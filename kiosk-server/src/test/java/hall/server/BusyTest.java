// SPDX-License-Identifier: Apache-2.0
package hall.server;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BusyTest {
  private static boolean passing(SQLException cause) {
    return new Database.DatabaseException(cause).passing();
  }

  @ParameterizedTest
  @ValueSource(strings = {"08006", "08001", "53300", "57P01", "57P03"})
  void aDatabaseThatIsAwayMayComeBack(String state) {
    assertTrue(passing(new SQLException("gone", state)));
  }

  @Test
  void aPoolWithoutAFreeConnectionHasOneLater() {
    assertTrue(passing(new SQLException("Sorry, acquisition timeout!")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "42P01", "40001", "22001"})
  void whatItRefusesItWillRefuseAgain(String state) {
    assertFalse(passing(new SQLException("refused", state)));
  }
}
