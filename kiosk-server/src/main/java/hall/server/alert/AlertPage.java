// SPDX-License-Identifier: Apache-2.0
package hall.server.alert;

import java.util.List;

/// A page of the inbox; `open` counts all open lines, whatever the filter.
public record AlertPage(int page, int pages, long total, long open, List<AlertEntry> alerts) {}
