// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import java.util.List;

/// The newest cases of the citizen who is here.
///
/// @param more whether there are older ones that are not told
public record OwnCases(List<OwnCase> cases, boolean more) {

  public OwnCases {
    cases = List.copyOf(cases);
  }

  /// Never the cases.
  @Override
  public String toString() {
    return "OwnCases[%d]".formatted(cases.size());
  }
}
