// SPDX-License-Identifier: Apache-2.0
package hall.server.complaint;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// How far a complaint is.
public enum ComplaintState {
  /// It came in.
  RECEIVED,
  /// 受理: somebody took it on.
  ACCEPTED,
  /// 转办: a unit has to deal with it.
  FORWARDED,
  /// 督办: the unit was urged.
  SUPERVISED,
  /// 反馈: there is an answer.
  ANSWERED,
  /// 不予受理: nobody here can deal with it, for a reason that was said.
  DECLINED,
  /// 正在转 12345: it is on its way to the hotline, which has not given a number yet.
  SENDING,
  /// 转 12345: the hotline has it, under a number of its own.
  TRANSFERRED,
  /// 约好上门: somebody of the hall comes on a day that was named.
  APPOINTED,
  /// 已上门: somebody was there, with what came of it.
  VISITED,
  /// 没有办成: nobody could come, or nobody was helped, for a reason that was said.
  FAILED;

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether nothing more is to be done.
  public boolean over() {
    return switch (this) {
      case RECEIVED, ACCEPTED, FORWARDED, SUPERVISED, SENDING, APPOINTED -> false;
      case ANSWERED, DECLINED, TRANSFERRED, VISITED, FAILED -> true;
    };
  }

  /// Whether somebody of the hall comes home, or came, or did not.
  public boolean atHome() {
    return switch (this) {
      case APPOINTED, VISITED, FAILED -> true;
      case RECEIVED, ACCEPTED, FORWARDED, SUPERVISED, ANSWERED, DECLINED, SENDING, TRANSFERRED ->
          false;
    };
  }

  static ComplaintState of(String word) {
    return find(word).orElseThrow();
  }

  public static Optional<ComplaintState> find(String word) {
    return Stream.of(values()).filter(state -> state.word().equals(word)).findFirst();
  }
}
