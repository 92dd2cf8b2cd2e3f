// SPDX-License-Identifier: Apache-2.0
package hall.server.configuration;

import com.fasterxml.jackson.annotation.JsonIgnore;
import hall.server.Problem.Defect;
import java.util.List;

/// What publishing would do, before anybody does it.
///
/// @param groups terminals that would change in the same way, the largest group first
/// @param unchanged terminals that would notice nothing
/// @param unmanaged terminals that run their own file, since nobody wrote a whole configuration for
///   them here
public record Preview(List<Group> groups, int unchanged, int unmanaged, List<Missing> missing) {

  /// Terminals whose change is the same.
  ///
  /// @param halls how many halls they stand in
  /// @param examples a few of their ids
  /// @param overlays whether their timed settings change as well
  /// @param defects what forbids to publish it; empty if nothing does
  public record Group(
      List<Leaves.Change> changes,
      boolean overlays,
      int terminals,
      int halls,
      List<String> examples,
      List<Defect> defects) {}

  /// What terminals that are not managed yet would need, and how many need it.
  public record Missing(List<Defect> defects, int terminals) {}

  /// How many terminals would change.
  public int changed() {
    return groups.stream().mapToInt(Group::terminals).sum();
  }

  /// Whether nothing forbids to publish.
  @JsonIgnore
  public boolean publishable() {
    return groups.stream().allMatch(group -> group.defects().isEmpty());
  }
}
