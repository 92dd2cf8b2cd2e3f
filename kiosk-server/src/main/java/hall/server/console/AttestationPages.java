// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.HallTime;
import hall.server.Words;
import hall.server.attestation.AttestationCounts;
import hall.server.attestation.AttestationCounts.Count;
import hall.server.attestation.AttestationKind;
import hall.server.attestation.AttestationKinds;
import hall.server.attestation.Attestations;
import hall.server.auth.Roles;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How many certificates were asked for, fetched and printed at each terminal, month by month, and
/// which were refused because their seal did not hold.
@Path("/console/attestations")
@RolesAllowed(Roles.VIEWER)
@RunOnVirtualThread
public class AttestationPages {
  private final Visit visit;
  private final Attestations attestations;
  private final AttestationKinds kinds;
  private final AttestationCounts counts;
  private final InstantSource clock;
  private final Template page;

  AttestationPages(
      Visit visit,
      Attestations attestations,
      AttestationKinds kinds,
      AttestationCounts counts,
      InstantSource clock,
      @Location("console/attestations.html") Template page) {
    this.visit = visit;
    this.attestations = attestations;
    this.kinds = kinds;
    this.counts = counts;
    this.clock = clock;
    this.page = page;
  }

  /// A kind at a terminal.
  ///
  /// @param more what did not end well, in words
  public record Line(String name, Count count, List<String> more) {}

  /// One that was refused, in words.
  public record Refused(String at, String kind, String terminalId, String flaw) {}

  @GET
  public Response month(@QueryParam("month") @DefaultValue("") String asked) {
    Words words = visit.words();
    YearMonth month = UsePages.month(asked, clock);
    List<Line> lines = counts.of(month).stream().map(each -> line(each, words)).toList();
    Map<String, Object> data = new HashMap<>();
    data.put("month", month.toString());
    data.put("before", month.minusMonths(1).toString());
    data.put("after", month.plusMonths(1).toString());
    data.put("offered", !attestations.offered().isEmpty());
    data.put("defects", kinds.defects());
    data.put("lines", lines);
    data.put(
        "total",
        lines.stream().mapToLong(each -> each.count().confirmed() + each.count().sent()).sum());
    data.put(
        "refused",
        counts.notPrinted(month.atDay(1).atStartOfDay(HallTime.ZONE).toInstant()).stream()
            .map(each ->
                new Refused(
                    words.minute(each.at()),
                    name(each.kind(), words),
                    each.terminalId(),
                    words.say("attestation_flaw_" + each.flaw())))
            .toList());
    return visit.page(200, page, ItemPages.SECTION, data);
  }

  private Line line(Count count, Words words) {
    List<String> more = new ArrayList<>();
    add(more, words, "not_genuine", count.notGenuine());
    add(more, words, "nothing", count.nothing());
    add(more, words, "stopped", count.stopped());
    add(more, words, "untold", count.untold());
    return new Line(name(count.kind(), words), count, more);
  }

  private static void add(List<String> more, Words words, String what, long count) {
    if (count > 0) {
      more.add(words.say("attestations_" + what, count));
    }
  }

  private String name(String kind, Words words) {
    return kinds.find(kind).map(AttestationKind::name).map(words::text).orElse(kind);
  }
}
