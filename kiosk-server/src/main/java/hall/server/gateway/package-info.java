// SPDX-License-Identifier: Apache-2.0
/// Hands short messages to the platform of the municipality that sends them (短信平台).
@NullMarked
package hall.server.gateway;

import org.jspecify.annotations.NullMarked;
