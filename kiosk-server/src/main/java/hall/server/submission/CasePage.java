// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import java.util.List;

/// One page of cases, newest first; pages count from 1.
public record CasePage(int page, int pages, long total, List<CaseSummary> cases) {}
