// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import hall.server.Problem.Defect;
import hall.server.catalogue.ServiceItem;
import hall.server.catalogue.ServiceItem.Material;
import hall.server.submission.Submission.Document;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whether the announced documents are what the item asks for. Pure.
final class DocumentCheck {
  static final long MOST_BYTES = 64L * 1024 * 1024;

  private static final int MOST_DOCUMENTS = 64;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final Set<String> IMAGES = Set.of("image/png", "image/jpeg");

  private final ServiceItem item;
  private final boolean byAgent;
  private final List<Defect> defects = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private final Set<String> materials = new HashSet<>();
  private int signatures;

  private DocumentCheck(ServiceItem item, boolean byAgent) {
    this.item = item;
    this.byAgent = byAgent;
  }

  /// @param byAgent whether somebody else applied for the applicant
  static List<Defect> defects(
      ServiceItem item, boolean byAgent, @Nullable List<@Nullable Document> documents) {
    DocumentCheck check = new DocumentCheck(item, byAgent);
    if (check.each(documents == null ? List.of() : documents)) {
      check.complete();
    }
    return check.defects;
  }

  /// Papers that are brought later: some materials of the item, and no signature.
  static List<Defect> ofSupplement(ServiceItem item, @Nullable List<@Nullable Document> documents) {
    DocumentCheck check = new DocumentCheck(item, true);
    for (int i = 0; documents != null && i < documents.size(); i++) {
      Document document = documents.get(i);
      if (document != null && document.reuse() != null) {
        check.defects.add(
            new Defect("$.documents[" + i + "].reuse", "Papers for a case are uploaded."));
      }
    }
    if (check.each(documents == null ? List.of() : documents)
        && (check.signatures > 0 || check.materials.isEmpty())) {
      check.defects.add(new Defect("$.documents", "At least one material, and no signature."));
    }
    return check.defects;
  }

  /// Looks at each; false where there are too many to look at.
  private boolean each(List<@Nullable Document> documents) {
    if (documents.size() > MOST_DOCUMENTS) {
      defects.add(new Defect("$.documents", "At most " + MOST_DOCUMENTS + " documents."));
      return false;
    }
    for (int i = 0; i < documents.size(); i++) {
      Document document = documents.get(i);
      String path = "$.documents[" + i + "]";
      if (document == null) {
        defects.add(new Defect(path, "A document is expected."));
      } else {
        one(path, document);
      }
    }
    return true;
  }

  private void complete() {
    item.materials().stream()
        .filter(material -> material.mustBeScanned() && (byAgent || !material.agentOnly()))
        .filter(material -> !materials.contains(material.id()))
        .forEach(material ->
            defects.add(
                new Defect("$.documents", "The material " + material.id() + " is required.")));
    if (signatures != 1) {
      defects.add(new Defect("$.documents", "Exactly one signature is required."));
    }
  }

  private void one(String path, Document document) {
    if (document.id() == null || !ID.matcher(document.id()).matches()) {
      defects.add(new Defect(path + ".id", "1 to 64 letters, digits, hyphens, underscores."));
    } else if (!ids.add(document.id())) {
      defects.add(new Defect(path + ".id", "This id stands twice."));
    }
    if (document.bytes() < 1 || document.bytes() > MOST_BYTES) {
      defects.add(new Defect(path + ".bytes", "From 1 to " + MOST_BYTES + " bytes."));
    }
    if (document.sha256() == null || !SHA256.matcher(document.sha256()).matches()) {
      defects.add(new Defect(path + ".sha256", "64 hexadecimal digits in lower case."));
    }
    if (document.pages() < 1) {
      defects.add(new Defect(path + ".pages", "At least one page."));
    }
    String mediaType = Objects.requireNonNullElse(document.mediaType(), "");
    boolean image = IMAGES.contains(mediaType);
    switch (Objects.requireNonNullElse(document.kind(), "")) {
      case "signature" -> {
        signatures++;
        if (!image) {
          defects.add(new Defect(path + ".mediaType", "image/png or image/jpeg."));
        }
      }
      case "material" -> {
        if (!image && !mediaType.equals("application/pdf")) {
          defects.add(new Defect(path + ".mediaType", "application/pdf, image/png or image/jpeg."));
        }
        material(path, document);
      }
      default -> defects.add(new Defect(path + ".kind", "material or signature."));
    }
  }

  private void material(String path, Document document) {
    Optional<Material> material = Optional.ofNullable(document.material()).flatMap(item::material);
    if (material.isEmpty()) {
      defects.add(new Defect(path + ".material", "A material that the item declares."));
      return;
    }
    if (material.get().agentOnly() && !byAgent) {
      defects.add(new Defect(path + ".material", "Only an agent hands it in."));
    }
    materials.add(material.get().id());
    if (document.elicence() != null) {
      if (material.get().licences().isEmpty() || !"application/pdf".equals(document.mediaType())) {
        defects.add(
            new Defect(path + ".elicence", "A paper. No electronic licence stands for it."));
      }
    } else if (document.pages() > material.get().maxPages()) {
      defects.add(new Defect(path + ".pages", "At most " + material.get().maxPages() + " pages."));
    }
  }
}
