// SPDX-License-Identifier: Apache-2.0
/// Contact and contactless cards: the social-security card and electronic travel documents.
@NullMarked
package hall.device.smartcard;

import org.jspecify.annotations.NullMarked;
