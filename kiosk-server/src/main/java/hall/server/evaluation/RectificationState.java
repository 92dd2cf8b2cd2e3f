// SPDX-License-Identifier: Apache-2.0
package hall.server.evaluation;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// How far it is with what follows from a bad rating.
public enum RectificationState {
  /// Nobody has looked into it.
  OPEN,
  /// 核实: it is as the citizen says.
  VERIFIED,
  /// 核实: it is not, for a reason that was written down.
  REFUTED,
  /// 整改: it was put right.
  RECTIFIED,
  /// 反馈: the citizen was told.
  ANSWERED,
  /// 回访: the citizen was asked whether it is well now.
  CLOSED;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether nothing more is to be done.
  public boolean over() {
    return this == CLOSED;
  }

  static RectificationState of(String word) {
    return find(word).orElseThrow();
  }

  static Optional<RectificationState> find(String word) {
    return Stream.of(values()).filter(state -> state.word().equals(word)).findFirst();
  }
}
