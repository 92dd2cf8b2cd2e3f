// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.inject.Singleton;

/// The templates of the alert pages.
@Singleton
public class AlertTemplates {
  private final Template list;
  private final Template lines;
  private final Template one;
  private final Template badge;

  public AlertTemplates(
      @Location("console/alerts.html") Template list,
      @Location("console/alert-lines.html") Template lines,
      @Location("console/alert.html") Template one,
      @Location("console/badge.html") Template badge) {
    this.list = list;
    this.lines = lines;
    this.one = one;
    this.badge = badge;
  }

  Template list() {
    return list;
  }

  Template lines() {
    return lines;
  }

  Template one() {
    return one;
  }

  Template badge() {
    return badge;
  }
}
