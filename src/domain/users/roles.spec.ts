import { describe, expect, it } from '@jest/globals'
import { isStaff, rolesOn, websitesWith, type SignedInUser } from './roles.ts'

const user = (more: Partial<SignedInUser> = {}): SignedInUser => ({
  id: 'u', memberships: [{ website: 'a', roles: ['client', 'writer'] }, { website: { id: 'b' }, roles: ['support'] }], ...more,
})

describe('roles', () => {
  it('are held by website', () => {
    expect(rolesOn(user(), 'a')).toEqual(['client', 'writer'])
    expect(rolesOn(user(), 'b')).toEqual(['support'])
    expect(rolesOn(user(), 'c')).toEqual([])
    expect(rolesOn(null, 'a')).toEqual([])
  })

  it('make a superadmin an admin of every website', () => {
    expect(rolesOn(user({ superadmin: true }), 'c')).toEqual(['admin'])
    expect(rolesOn(user({ superadmin: true, memberships: [{ website: 'c', roles: ['admin'] }] }), 'c')).toEqual(['admin'])
  })

  it('find the websites on which one of them is held', () => {
    expect(websitesWith(user(), ['support', 'admin'])).toEqual(['b'])
    expect(websitesWith(user(), ['editor'])).toEqual([])
  })

  it('tell staff from clients and writers', () => {
    expect(isStaff(user())).toBe(true)
    expect(isStaff(user({ memberships: [{ website: 'a', roles: ['client'] }] }))).toBe(false)
    expect(isStaff(user({ memberships: [], superadmin: true }))).toBe(true)
  })
})
