// SPDX-License-Identifier: Apache-2.0
package hall.server.terminal;

import hall.server.Text;

/// What several halls belong to.
public record District(String id, Text name) {}
