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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Whether what was promised for later (容缺后补) may come later, by the deadline of the item, and is
/// not there already. Pure.
final class SupplementCheck {
  private SupplementCheck() {}

  static List<Defect> defects(ServiceItem item, Submission submission) {
    List<@Nullable Supplement> promised =
        Objects.requireNonNullElse(submission.supplements(), List.of());
    Set<String> there = sent(submission);
    Set<String> named = new HashSet<>();
    List<Defect> defects = new ArrayList<>();
    for (int i = 0; i < promised.size(); i++) {
      String path = "$.supplements[" + i + "]";
      Supplement one = promised.get(i);
      Optional<Material> material =
          one == null || one.material() == null ? Optional.empty() : item.material(one.material());
      if (one == null
          || material
              .filter(Material::mayComeLater)
              .filter(each -> submission.agent() != null || !each.agentOnly())
              .isEmpty()) {
        defects.add(new Defect(path + ".material", "No material that may come later."));
      } else if (there.contains(material.get().id()) || !named.add(material.get().id())) {
        defects.add(new Defect(path + ".material", "It is there, or stands twice."));
      } else if (!Objects.equals(one.workingDays(), material.get().supplementWorkingDays())) {
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
