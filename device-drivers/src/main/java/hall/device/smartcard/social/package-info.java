// SPDX-License-Identifier: Apache-2.0
/// The social-security card: LD/T 32, read in three addressing dialects.
@NullMarked
package hall.device.smartcard.social;

import org.jspecify.annotations.NullMarked;
