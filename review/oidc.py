"""The hospital's own sign-in: authorization code with PKCE, state and nonce (OpenID Connect Core 1.0)."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oidc.core import CodeIDToken
from authlib.oidc.discovery import get_well_known_url
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from domain.request import Department
from ledger.scope import EVERYWHERE, Scope
from ledger.staff import Role
from review import tokens
from review.settings import ProviderSettings

_SIGNATURES = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
"""Of a key that only the provider has; never a shared secret, never none."""
_LEEWAY = 60
_LOGOUT = "http://schemas.openid.net/event/backchannel-logout"
_LOGOUT_AGE = 300
_LONGEST_TOKEN = 20_000


class ProviderRefused(Exception):
    """The provider, or what it said, does not let this person in; a code for the audit, nothing more."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was sent along, and must fit what comes back."""

    address: str
    state: str
    nonce: str
    verifier: str


@dataclass(frozen=True, slots=True)
class Identity:
    """`subject` names the person for good at this issuer; the other words may change."""

    issuer: str
    subject: str
    username: str
    name: str
    role: Role
    scope: Scope
    sid: str = ""
    """The session there, where the provider names it."""


@dataclass(frozen=True, slots=True)
class LoggedOut:
    """`subject` or `sid`, or both, are given; `word_id` names this very message."""

    issuer: str
    subject: str
    sid: str
    word_id: str


class Provider:
    """Its addresses and keys are looked up when first needed, and again when a key is not among them."""

    def __init__(self, settings: ProviderSettings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._known: Mapping[str, Any] | None = None

    def ask(self) -> Asked:
        """Where to send the browser. Raises ProviderRefused."""
        state, nonce, verifier = tokens.fresh(), tokens.fresh(), tokens.fresh()
        session = self._session()
        address, _ = session.create_authorization_url(
            self._metadata()["authorization_endpoint"], state=state, nonce=nonce, code_verifier=verifier
        )
        return Asked(address, state, nonce, verifier)

    def answer(self, query: Mapping[str, str], nonce: str, verifier: str, now: datetime) -> Identity:
        """Who came back. Raises ProviderRefused."""
        if "code" not in query:
            raise ProviderRefused("denied")
        if query.get("iss", self._settings.issuer) != self._settings.issuer:
            raise ProviderRefused("other_issuer")
        try:
            token = self._session().fetch_token(
                self._metadata()["token_endpoint"], code=query["code"], code_verifier=verifier
            )
            claims = self._claims(token, nonce, now)
        except (AuthlibBaseError, JoseError) as error:
            raise ProviderRefused("token") from error
        except (requests.RequestException, ValueError, KeyError, TypeError) as error:
            raise ProviderRefused("provider") from error
        return self._identity(claims)

    def logged_out(self, token: str, now: datetime) -> LoggedOut:
        """Who signed out there, by a logout token. Raises ProviderRefused."""
        try:
            claims = self._signed(token)
        except (JoseError, ValueError, KeyError, TypeError) as error:
            raise ProviderRefused("token") from error
        settings, said = self._settings, _text_claims(claims)
        audience = claims.get("aud")
        ours = settings.client_id in (audience if isinstance(audience, list) else [audience])
        if claims.get("iss") != settings.issuer or not ours:
            raise ProviderRefused("other_issuer")
        if not _fresh(claims, now):
            raise ProviderRefused("age")
        events = claims.get("events")
        meant = isinstance(events, dict) and isinstance(events.get(_LOGOUT), dict)
        if not meant or "nonce" in claims or not said["jti"] or not (said["sub"] or said["sid"]):
            raise ProviderRefused("no_logout")
        return LoggedOut(settings.issuer, said["sub"], said["sid"], said["jti"])

    def _signed(self, token: str) -> Mapping[str, Any]:
        if token.count(".") != 2 or len(token) > _LONGEST_TOKEN:
            raise ValueError("no signed token")
        keys = KeySet.import_key_set(cast(Any, self._get(self._metadata()["jwks_uri"])))
        return jwt.decode(token, keys, algorithms=list(_SIGNATURES)).claims

    def _session(self) -> Any:
        settings = self._settings
        session = OAuth2Session(
            settings.client_id,
            settings.client_secret,
            scope=" ".join(settings.scopes),
            redirect_uri=settings.redirect,
            code_challenge_method="S256",
            default_timeout=settings.timeout,
        )
        session.trust_env = False
        session.verify = str(settings.ca_file) if settings.ca_file else True
        return session

    def _metadata(self) -> Mapping[str, Any]:
        with self._lock:
            if self._known is None:
                known = self._get(get_well_known_url(self._settings.issuer, external=True))
                if known.get("issuer") != self._settings.issuer:
                    raise ProviderRefused("other_issuer")
                self._known = known
            return self._known

    def _get(self, address: str, bearer: str | None = None) -> Mapping[str, Any]:
        headers = {"Authorization": f"Bearer {bearer}"} if bearer else {}
        verify = str(self._settings.ca_file) if self._settings.ca_file else True
        try:
            answer = requests.get(
                address,
                headers=headers,
                timeout=self._settings.timeout,
                verify=verify,
                allow_redirects=False,
            )
            answer.raise_for_status()
            told = answer.json()
        except (requests.RequestException, ValueError) as error:
            raise ProviderRefused("provider") from error
        if not isinstance(told, dict):
            raise ProviderRefused("provider")
        return told

    def _claims(self, token: Mapping[str, Any], nonce: str, now: datetime) -> Mapping[str, Any]:
        settings = self._settings
        keys = KeySet.import_key_set(cast(Any, self._get(self._metadata()["jwks_uri"])))
        decoded = jwt.decode(token["id_token"], keys, algorithms=list(_SIGNATURES))
        claims = CodeIDToken(
            decoded.claims,
            decoded.header,
            {
                "iss": {"essential": True, "value": settings.issuer},
                "aud": {"essential": True, "value": settings.client_id},
                "nonce": {"essential": True, "value": nonce},
            },
            {"nonce": nonce, "client_id": settings.client_id, "access_token": token.get("access_token")},
        )
        claims.validate(now=int(now.timestamp()), leeway=_LEEWAY)
        return self._with_user_info(claims, token)

    def _with_user_info(self, claims: Mapping[str, Any], token: Mapping[str, Any]) -> Mapping[str, Any]:
        """Some providers tell the groups only there."""
        endpoint = self._metadata().get("userinfo_endpoint")
        if self._settings.role_claim in claims or not endpoint:
            return claims
        told = self._get(endpoint, token["access_token"])
        if told.get("sub") != claims["sub"]:
            raise ProviderRefused("other_subject")
        return {**told, **claims}

    def _identity(self, claims: Mapping[str, Any]) -> Identity:
        settings, subject = self._settings, str(claims["sub"])
        mine = _words(claims.get(settings.role_claim))
        role = next((meant for said, meant in settings.roles.items() if said in mine), None)
        if role is None:
            raise ProviderRefused("no_role")
        username = str(claims.get("preferred_username") or claims.get("username") or subject)
        return Identity(
            issuer=settings.issuer,
            subject=subject,
            username=username,
            name=str(claims.get("name") or username),
            role=Role(role),
            scope=self._scope(_words(claims.get(settings.department_claim))),
            sid=_text_claims(claims)["sid"],
        )

    def _scope(self, mine: frozenset[str]) -> Scope:
        meanings = self._settings.departments
        if not meanings:
            return EVERYWHERE
        meant = {meaning for said, meaning in meanings.items() if said in mine}
        return EVERYWHERE if "*" in meant else Scope(frozenset(Department(each) for each in meant))


def _text_claims(claims: Mapping[str, Any]) -> Mapping[str, str]:
    found = {name: claims.get(name) for name in ("sub", "sid", "jti")}
    return {name: text[:255] if isinstance(text, str) else "" for name, text in found.items()}


def _fresh(claims: Mapping[str, Any], now: datetime) -> bool:
    """Made just now; and not after its end, where it names one."""
    at, made, ends = now.timestamp(), claims.get("iat"), claims.get("exp", None)
    if not isinstance(made, (int, float)) or not -_LEEWAY <= at - made <= _LOGOUT_AGE:
        return False
    return ends is None or (isinstance(ends, (int, float)) and at <= ends + _LEEWAY)


def _words(claim: object) -> frozenset[str]:
    """A claim is one word or a list of them."""
    if isinstance(claim, str):
        return frozenset({claim})
    return frozenset(str(each) for each in claim) if isinstance(claim, list) else frozenset()
