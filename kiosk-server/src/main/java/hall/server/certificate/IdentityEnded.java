// SPDX-License-Identifier: Apache-2.0
package hall.server.certificate;

import java.util.List;

/// A terminal's identity ended, here or on another server: whatever it is being sent ends too.
public record IdentityEnded(String terminalId, List<String> serials) {}
