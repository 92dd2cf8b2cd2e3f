// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// An address as far as it is given: divisions from the largest on, then street and door.
///
/// Kept as `990101001000|示例省/示例市/示范区/和平街道|示例路 88 号`: whoever lacks the divisions can still read it.
public record Address(List<Division> divisions, String detail) {

  public static final Address NONE = new Address(List.of(), "");

  public Address {
    divisions = List.copyOf(divisions);
  }

  /// What an answer says, as far as its divisions are known.
  ///
  /// @param largest what the first division is picked from
  public static Address read(String kept, List<Division> largest) {
    var pieces = kept.split("\\|", 3);
    if (pieces.length < 3) {
      return NONE;
    }
    var found = new ArrayList<Division>();
    var within = largest;
    for (var name : pieces[1].split("/", -1)) {
      var next = within.stream().filter(one -> one.name().zhCn().equals(name)).findFirst();
      if (next.isEmpty()) {
        break;
      }
      found.add(next.get());
      within = next.get().parts();
    }
    return new Address(found, pieces[2]);
  }

  /// As far as there is nothing to choose: nobody has to tap the only province.
  public static Address begun(List<Division> largest) {
    var begun = NONE;
    while (!begun.located() && begun.next(largest).size() == 1) {
      begun = begun.into(begun.next(largest).getFirst());
    }
    return begun;
  }

  /// The answer that is kept; nothing before the first division is picked.
  public String kept() {
    return divisions.isEmpty() ? "" : divisions.getLast().code() + "|" + names("/") + "|" + detail;
  }

  /// Whether every division is picked, so that street and door follow.
  public boolean located() {
    return !divisions.isEmpty() && divisions.getLast().parts().isEmpty();
  }

  /// What the next division is picked from.
  public List<Division> next(List<Division> largest) {
    return divisions.isEmpty() ? largest : divisions.getLast().parts();
  }

  public Address into(Division next) {
    var deeper = new ArrayList<>(divisions);
    deeper.add(next);
    return new Address(deeper, detail);
  }

  /// With the first divisions only; street and door stay.
  public Address upTo(int count) {
    return new Address(divisions.subList(0, count), detail);
  }

  public Address withDetail(String newDetail) {
    return new Address(divisions, newDetail);
  }

  /// As it is written on paper.
  public String written() {
    return names("") + detail;
  }

  /// The names of the divisions, from the largest on.
  public String names(String between) {
    return divisions.stream().map(one -> one.name().zhCn()).collect(Collectors.joining(between));
  }

  /// Never where.
  @Override
  public String toString() {
    return "Address";
  }

  /// An answer that is kept, as it is written on paper.
  static String written(String kept) {
    var pieces = kept.split("\\|", 3);
    return pieces.length < 3 ? kept : pieces[1].replace("/", "") + pieces[2];
  }
}
