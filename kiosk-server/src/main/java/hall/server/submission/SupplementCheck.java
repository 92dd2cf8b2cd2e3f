// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import hall.server.Problem.Defect;
import hall.server.catalogue.ServiceItem;
import hall.server.catalogue.ServiceItem.Material;
import hall.server.submission.Submission.Supplement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whether what was promised for later (容缺后补) may come later, by the deadline of the item, and is
/// not there already. Pure.
final class SupplementCheck {
  private SupplementCheck() {}

  /// @param item as it is with the answers
  /// @param whole as terminals promise that know less of a life event: as strictly as all its parts
  static List<Defect> defects(ServiceItem item, ServiceItem whole, Submission submission) {
    List<@Nullable Supplement> promised =
        Objects.requireNonNullElse(submission.supplements(), List.of());
    Set<String> there = sent(submission);
    Set<String> named = new HashSet<>();
    List<Defect> defects = new ArrayList<>();
    for (int i = 0; i < promised.size(); i++) {
      String path = "$.supplements[" + i + "]";
      Supplement one = promised.get(i);
      String id = one == null ? null : one.material();
      List<Material> later =
          id == null || item.material(id).isEmpty()
              ? List.of()
              : Stream.of(item, whole)
                  .flatMap(each -> each.material(id).stream())
                  .filter(Material::mayComeLater)
                  .filter(each -> submission.agent() != null || !each.agentOnly())
                  .toList();
      if (one == null || id == null || later.isEmpty()) {
        defects.add(new Defect(path + ".material", "No material that may come later."));
      } else if (there.contains(id) || !named.add(id)) {
        defects.add(new Defect(path + ".material", "It is there, or stands twice."));
      } else if (later.stream()
          .noneMatch(each -> Objects.equals(one.workingDays(), each.supplementWorkingDays()))) {
        defects.add(new Defect(path + ".workingDays", "The item has another deadline."));
      }
    }
    return defects;
  }

  private static Set<String> sent(Submission submission) {
    return Objects.requireNonNullElse(
            submission.documents(), List.<Submission.@Nullable Document>of())
        .stream()
        .filter(Objects::nonNull)
        .map(Submission.Document::material)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }
}
