// SPDX-License-Identifier: Apache-2.0
/// Citizens who log in at a terminal with the app of the province (统一身份认证) instead of laying the
/// identity card: OAuth 2.0 Device Authorization Grant (RFC 8628) with OpenID Connect.
@NullMarked
package hall.server.login;

import org.jspecify.annotations.NullMarked;
