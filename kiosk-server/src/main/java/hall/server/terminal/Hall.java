// SPDX-License-Identifier: Apache-2.0
package hall.server.terminal;

import hall.server.Text;

/// A place with terminals.
public record Hall(String id, Text name) {}
